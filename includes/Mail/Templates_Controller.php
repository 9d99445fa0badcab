<?php
/**
 * Templates over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\Text\Html;

/**
 * `templates`: the administrator reads, changes, previews and resets the words of mails.
 */
final class Templates_Controller extends Controller {

	private const PATH = 'templates/(?P<id>[a-z_]+)';

	private const ID = [
		'id' => [
			'type'      => 'string',
			'maxLength' => 40,
		],
	];

	/**
	 * Needs its shape, rows and the policy.
	 *
	 * @param Schema              $schema    Shape of a template.
	 * @param Template_Repository $templates Words.
	 * @param Renderer            $renderer  For previews.
	 * @param Policy              $policy    Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Template_Repository $templates,
		private readonly Renderer $renderer,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'GET', 'templates', fn(): array => array_map( [ self::class, 'item' ], array_values( $this->templates->all() ) ), $may );
		$this->route( 'GET', self::PATH, fn( \WP_REST_Request $request ): array => self::item( $this->template( $request ) ), $may, self::ID );
		$this->route( 'PATCH', self::PATH, fn( \WP_REST_Request $request ): array => $this->change( $request ), $may, self::ID + $this->schema->args( 'update' ) );
		$this->route( 'DELETE', self::PATH, fn( \WP_REST_Request $request ): array => $this->reset( $request ), $may, self::ID );
		$this->route( 'POST', self::PATH . '/preview', fn( \WP_REST_Request $request ): array => $this->preview( $request ), $may, self::ID + $this->schema->args( 'preview' ) );
	}

	/**
	 * Changes words.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 * @throws Problem When the mail would say nothing, or is always sent and should be switched off.
	 */
	private function change( \WP_REST_Request $request ): array {
		$template = $this->template( $request );
		$sent     = $this->sent( $request );
		$enabled  = (bool) ( $sent['enabled'] ?? true );
		if ( ! $enabled && Letters::is_always_sent( $template->id ) ) {
			throw new Problem( 'switchboard_always_sent', __( 'This mail can\'t be switched off: somebody waits for it.', 'switchboard' ) );
		}
		$subject = Html::excerpt( (string) ( $sent['subject'] ?? $template->subject ), 300 );
		$body     = isset( $sent['body'] ) ? Html::clean( (string) $sent['body'] ) : $template->body;
		if ( '' === $subject || '' === Html::to_text( $body ) ) {
			throw Problem::invalid( '' === $subject ? 'subject' : 'body', __( 'A mail needs a subject and a text.', 'switchboard' ) );
		}
		$needed = Variables::needed( $template->id );
		if ( $needed && ! preg_match( '/\{\{\s*(' . implode( '|', array_map( 'preg_quote', $needed ) ) . ')\s*\}\}/i', $body ) ) {
			/* translators: %s: name of a variable in double braces. */
			throw Problem::invalid( 'body', sprintf( __( 'Without %s this mail would say nothing.', 'switchboard' ), '{{' . $needed[0] . '}}' ) );
		}
		$this->templates->save( $template->with( $subject, $body, isset( $sent['enabled'] ) ? $enabled : $template->enabled ) );
		return self::item( $this->template( $request ) );
	}

	/**
	 * Goes back to the built-in words.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed> The template as it is now.
	 * @throws Problem When there is no such template.
	 */
	private function reset( \WP_REST_Request $request ): array {
		$this->templates->reset( $this->template( $request )->id );
		return self::item( $this->template( $request ) );
	}

	/**
	 * Shows words with sample values.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{subject: string, html: string, text: string, unknown: list<string>}
	 * @throws Problem When there is no such template.
	 */
	private function preview( \WP_REST_Request $request ): array {
		$template = $this->template( $request );
		$letter   = $this->renderer->write( (string) $request->get_param( 'subject' ), Html::clean( (string) $request->get_param( 'body' ) ), Variables::samples( $template->id ) );
		return [
			'subject' => $letter->subject,
			'html'    => $letter->html,
			'text'    => $letter->text,
			'unknown' => $letter->unknown,
		];
	}

	/**
	 * The template in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function template( \WP_REST_Request $request ): Template {
		return $this->templates->find( (string) $request->get_url_params()['id'] ) ?? throw Problem::not_found( 'template' );
	}

	/**
	 * The resource.
	 *
	 * @param Template $template Template.
	 * @return array<string, mixed>
	 */
	private static function item( Template $template ): array {
		$variables = [];
		foreach ( Variables::labels( $template->id ) as $name => $label ) {
			$variables[] = compact( 'name', 'label' );
		}
		return [
			'id'         => $template->id,
			'label'      => $template->label,
			'audience'   => $template->audience,
			'subject'    => $template->subject,
			'body'       => $template->body,
			'enabled'    => $template->enabled,
			'always_sent' => Letters::is_always_sent( $template->id ),
			'is_changed' => $template->is_changed,
			'variables'  => $variables,
		];
	}
}
