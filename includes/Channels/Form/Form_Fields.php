<?php
/**
 * The fields of a form.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Repository;

/**
 * Puts the author's settings and what the site knows (custom fields, inboxes) together.
 */
final class Form_Fields {

	/**
	 * Needs what the site has set up.
	 *
	 * @param Field_Repository $fields  Custom fields.
	 * @param Inbox_Repository $inboxes Inboxes.
	 */
	public function __construct( private readonly Field_Repository $fields, private readonly Inbox_Repository $inboxes ) {
	}

	/**
	 * The fields of a form, in order; one that the site has removed since is left out.
	 *
	 * @param Form_Config $config Configuration.
	 * @return list<Form_Field>
	 */
	public function of( Form_Config $config ): array {
		$fields = array_map( fn( Field_Setting $setting ): ?Form_Field => $this->field( $setting, $config ), $config->fields );
		return array_values( array_filter( $fields ) );
	}

	/**
	 * The inbox that a message goes to: what the visitor chose, else the form's own, else the first.
	 *
	 * @param Form_Config $config Configuration.
	 * @param string      $chosen Checked value of the field `inbox`, '' where it isn't asked.
	 * @return int 0 when the site has no inbox.
	 */
	public function inbox_id( Form_Config $config, string $chosen ): int {
		foreach ( [ (int) $chosen, $config->inbox_id ] as $id ) {
			if ( $id > 0 && null !== $this->inboxes->find( $id ) ) {
				return $id;
			}
		}
		return $this->inboxes->all()[0]->id ?? 0;
	}

	/**
	 * One field.
	 *
	 * @param Field_Setting $setting Setting.
	 * @param Form_Config   $config  Configuration.
	 */
	private function field( Field_Setting $setting, Form_Config $config ): ?Form_Field {
		return match ( $setting->name ) {
			'name'     => $this->make( $setting, 'text', __( 'Your name', 'switchboard' ), 'name', 200 ),
			'email'    => $this->make( $setting, 'email', __( 'E-mail', 'switchboard' ), 'email', 254 ),
			'phone'    => $this->make( $setting, 'tel', __( 'Phone', 'switchboard' ), 'tel', 40 ),
			'subject'  => $this->make( $setting, 'text', __( 'Subject', 'switchboard' ), '', 250 ),
			'message'  => $this->make( $setting, 'textarea', __( 'Message', 'switchboard' ), '', 50000 ),
			'priority' => $this->make( $setting, 'select', __( 'How urgent is it?', 'switchboard' ), '', 20, self::priorities() ),
			'inbox'    => $this->make( $setting, 'select', __( 'Who should read it?', 'switchboard' ), '', 20, $this->inbox_names( $setting->inboxes ) ),
			'consent'  => '' === $config->consent ? null : $this->make( $setting, 'checkbox', $config->consent, '', 1 ),
			default    => $this->custom( $setting ),
		};
	}

	/**
	 * A custom field.
	 *
	 * @param Field_Setting $setting Setting.
	 */
	private function custom( Field_Setting $setting ): ?Form_Field {
		$field = $this->fields->by_key( $setting->custom_key() );
		if ( null === $field ) {
			return null;
		}
		$type    = match ( $field->type ) {
			'choice' => 'select',
			'text', 'number', 'date', 'checkbox' => $field->type,
			default  => 'text',
		};
		$choices = 'select' === $type ? array_combine( $field->choices, $field->choices ) : [];
		return $this->make( $setting, $type, $field->label, '', 1000, $choices, $field->description );
	}

	/**
	 * Puts a field together.
	 *
	 * @param Field_Setting         $setting      Setting.
	 * @param string                $type         Kind of control.
	 * @param string                $label        Usual label.
	 * @param string                $autocomplete What browsers may fill in.
	 * @param int                   $limit        Characters.
	 * @param array<array-key, string> $choices      Choices.
	 * @param string                $help         Usual line under the label.
	 */
	private function make( Field_Setting $setting, string $type, string $label, string $autocomplete, int $limit, array $choices = [], string $help = '' ): Form_Field {
		return new Form_Field(
			$setting->name,
			$type,
			'' === $setting->label ? $label : $setting->label,
			$setting->required,
			'' === $setting->help ? $help : $setting->help,
			$choices,
			$autocomplete,
			'text' === $type ? $setting->example : '',
			$setting->half,
			$limit,
			$setting->only_if,
			$setting->only_value
		);
	}

	/**
	 * Priorities in a customer's words.
	 *
	 * @return array<string, string>
	 */
	private static function priorities(): array {
		return [
			'low'    => __( 'It can wait', 'switchboard' ),
			'normal' => __( 'Normal', 'switchboard' ),
			'high'   => __( 'Soon, please', 'switchboard' ),
			'urgent' => __( 'Urgent', 'switchboard' ),
		];
	}

	/**
	 * Inboxes to choose from.
	 *
	 * @param list<int> $ids Those that the author allows; none means all.
	 * @return array<array-key, string>
	 */
	private function inbox_names( array $ids ): array {
		$names = [];
		foreach ( $this->inboxes->all() as $inbox ) {
			if ( ! $ids || in_array( $inbox->id, $ids, true ) ) {
				$names[ $inbox->id ] = $inbox->name;
			}
		}
		return $names;
	}
}
