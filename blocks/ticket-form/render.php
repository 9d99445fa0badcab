<?php
/**
 * A form, the same for every visitor until it was sent.
 *
 * @package Switchboard
 *
 * @var \Switchboard\Channels\Form\Form_Sheet $form
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

$switchboard_state = $form->state;
?>
<div <?php echo $form->wrapper; // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped by get_block_wrapper_attributes(). ?> data-switchboard-form="<?php echo esc_attr( (string) wp_json_encode( $form->settings ) ); ?>">
	<div class="switchboard-sent" tabindex="-1" role="status"<?php echo $form->is_sent() ? '' : ' hidden'; ?>>
		<p class="switchboard-sent__text"><?php echo wp_kses_post( $form->success ); ?></p>
		<?php if ( $switchboard_state?->receipt && $switchboard_state->receipt->number > 0 ) : ?>
			<p class="switchboard-sent__number">
				<?php
				/* translators: %s: number of a ticket, such as #1042. */
				echo esc_html( sprintf( __( 'Your message has the number %s.', 'switchboard' ), '#' . $switchboard_state->receipt->number ) );
				?>
			</p>
		<?php else : ?>
			<p class="switchboard-sent__number" hidden></p>
		<?php endif; ?>
		<p class="switchboard-sent__link"<?php echo $switchboard_state?->receipt && '' !== $switchboard_state->receipt->url ? '' : ' hidden'; ?>>
			<a href="<?php echo esc_url( $switchboard_state->receipt->url ?? '' ); ?>" rel="nofollow noreferrer"><?php esc_html_e( 'Read your message and our answer here', 'switchboard' ); ?></a>
			<span class="switchboard-sent__keep"><?php esc_html_e( 'Keep this link: it is for you alone and opens your message without a password.', 'switchboard' ); ?></span>
		</p>
	</div>
	<form class="switchboard-form" method="post" action="#<?php echo esc_attr( $form->id() ); ?>"<?php echo '' === $form->files ? '' : ' enctype="multipart/form-data"'; ?> novalidate<?php echo $form->is_sent() ? ' hidden' : ''; ?>>
		<div class="switchboard-summary" tabindex="-1"<?php echo $switchboard_state && '' !== $switchboard_state->message ? '' : ' hidden'; ?>>
			<svg class="switchboard-icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24"><path d="M12 9v5m0 1.5V17m-.87-11.95L3.84 18.01A1 1 0 0 0 4.71 19.5h14.58a1 1 0 0 0 .87-1.49L12.87 5.05a1 1 0 0 0-1.74 0Z"/></svg>
			<div>
				<p class="switchboard-summary__title"><?php echo esc_html( $switchboard_state->message ?? '' ); ?></p>
				<ul class="switchboard-summary__list">
					<?php foreach ( $form->errors() as $switchboard_error ) : ?>
						<li><a href="#<?php echo esc_attr( $switchboard_error['target'] ); ?>">
						<?php echo esc_html( $switchboard_error['text'] ); ?></a></li>
					<?php endforeach; ?>
				</ul>
			</div>
		</div>
		<input type="hidden" name="switchboard[form]" value="<?php echo esc_attr( $form->key ); ?>">
		<input type="hidden" name="switchboard[config]" value="<?php echo esc_attr( $form->config ); ?>">
		<input type="hidden" name="switchboard[token]" value="<?php echo esc_attr( $form->token ); ?>">
		<input type="hidden" name="switchboard[visitor]" value="<?php echo esc_attr( $switchboard_state->submission->visitor ?? '' ); ?>">
		<?php if ( '' !== $form->nonce ) : ?>
			<input type="hidden" name="switchboard[nonce]" value="<?php echo esc_attr( $form->nonce ); ?>">
		<?php endif; ?>
		<div class="switchboard-trap" aria-hidden="true">
			<label><?php esc_html_e( 'Please leave this empty', 'switchboard' ); ?> <input type="text" name="switchboard[website]" value="" tabindex="-1" autocomplete="off" data-1p-ignore data-lpignore="true"></label>
		</div>
		<p class="switchboard-identity" role="status"><?php echo esc_html( $form->writing_as ); ?></p>
		<?php
		foreach ( $form->fields as $switchboard_field ) :
			$switchboard_id     = $form->id( $switchboard_field );
			$switchboard_value  = $form->value( $switchboard_field );
			$switchboard_wrong  = $form->error( $switchboard_field->name );
			$switchboard_common = sprintf(
				'id="%1$s" name="%2$s" class="switchboard-control" aria-describedby="%3$s"%4$s%5$s',
				esc_attr( $switchboard_id ),
				esc_attr( $switchboard_field->input_name() ),
				esc_attr( $form->described_by( $switchboard_field ) ),
				$switchboard_field->required ? ' required' : '',
				'' === $switchboard_wrong ? '' : ' aria-invalid="true"'
			) . ( '' === $switchboard_field->autocomplete ? '' : ' autocomplete="' . esc_attr( $switchboard_field->autocomplete ) . '"' );
			?>
			<div
				class="switchboard-field is-<?php echo esc_attr( $switchboard_field->type ); ?><?php echo $switchboard_field->half ? ' is-half' : ''; ?><?php echo '' === $switchboard_wrong ? '' : ' is-wrong'; ?>"
				data-field="<?php echo esc_attr( $switchboard_field->name ); ?>"
				data-type="<?php echo esc_attr( $switchboard_field->type ); ?>"
				<?php if ( '' !== $switchboard_field->pattern() ) : ?>
					data-pattern="<?php echo esc_attr( $switchboard_field->pattern() ); ?>" data-example="<?php echo esc_attr( $switchboard_field->example ); ?>"
				<?php endif; ?>
				<?php if ( '' !== $form->condition( $switchboard_field ) ) : ?>
					data-only-if="<?php echo esc_attr( $switchboard_field->only_if ); ?>" data-only-value="<?php echo esc_attr( $switchboard_field->only_value ); ?>"
				<?php endif; ?>
			>
				<?php if ( 'checkbox' === $switchboard_field->type ) : ?>
					<div class="switchboard-check">
						<input type="checkbox" value="1" <?php echo $switchboard_common; // phpcs:ignore WordPress.Security.EscapeOutput -- Each part is escaped above. ?><?php checked( '1', $switchboard_value ); ?>>
						<label for="<?php echo esc_attr( $switchboard_id ); ?>"><?php echo esc_html( $switchboard_field->label ); ?></label>
					</div>
				<?php else : ?>
					<label class="switchboard-label" for="<?php echo esc_attr( $switchboard_id ); ?>">
						<?php echo esc_html( $switchboard_field->label ); ?>
						<?php if ( ! $switchboard_field->required ) : ?>
							<small class="switchboard-optional"><?php esc_html_e( 'optional', 'switchboard' ); ?></small>
						<?php endif; ?>
					</label>
				<?php endif; ?>
				<?php if ( '' !== $switchboard_field->help ) : ?>
					<p class="switchboard-help" id="<?php echo esc_attr( $form->id( $switchboard_field, 'help' ) ); ?>"><?php echo esc_html( $switchboard_field->help ); ?></p>
				<?php endif; ?>
				<?php if ( '' !== $form->condition( $switchboard_field ) ) : ?>
					<p class="switchboard-help switchboard-condition"><?php echo esc_html( $form->condition( $switchboard_field ) ); ?></p>
				<?php endif; ?>
				<?php if ( 'textarea' === $switchboard_field->type ) : ?>
					<textarea rows="6" dir="auto" maxlength="<?php echo (int) $switchboard_field->limit; ?>" <?php echo $switchboard_common; // phpcs:ignore WordPress.Security.EscapeOutput -- Each part is escaped above. ?>><?php echo esc_textarea( $switchboard_value ); ?></textarea>
				<?php elseif ( 'select' === $switchboard_field->type ) : ?>
					<span class="switchboard-select"><select <?php echo $switchboard_common; // phpcs:ignore WordPress.Security.EscapeOutput -- Each part is escaped above. ?>>
						<option value=""><?php echo esc_html( $switchboard_field->required ? __( 'Please choose', 'switchboard' ) : '' ); ?></option>
						<?php foreach ( $switchboard_field->choices as $switchboard_choice => $switchboard_label ) : ?>
							<option value="<?php echo esc_attr( (string) $switchboard_choice ); ?>"<?php selected( (string) $switchboard_choice, $switchboard_value ); ?>><?php echo esc_html( $switchboard_label ); ?></option>
						<?php endforeach; ?>
					</select></span>
				<?php elseif ( 'checkbox' !== $switchboard_field->type ) : ?>
					<input type="<?php echo esc_attr( 'number' === $switchboard_field->type ? 'text' : $switchboard_field->type ); ?>"<?php echo 'number' === $switchboard_field->type ? ' inputmode="decimal"' : ''; ?> <?php echo 'text' === $switchboard_field->type ? 'dir="auto" ' : ''; ?>maxlength="<?php echo (int) $switchboard_field->limit; ?>" value="<?php echo esc_attr( $switchboard_value ); ?>" <?php echo $switchboard_common; // phpcs:ignore WordPress.Security.EscapeOutput -- Each part is escaped above. ?>>
				<?php endif; ?>
				<p class="switchboard-error" id="<?php echo esc_attr( $form->id( $switchboard_field, 'error' ) ); ?>"><?php echo esc_html( $switchboard_wrong ); ?></p>
			</div>
		<?php endforeach; ?>
		<?php if ( '' !== $form->files ) : ?>
			<div class="switchboard-field is-files<?php echo '' === $form->error( 'attachments' ) ? '' : ' is-wrong'; ?>" data-files>
				<label class="switchboard-label" for="<?php echo esc_attr( $form->id( null, 'files' ) ); ?>">
					<?php echo esc_html( $form->files ); ?>
					<small class="switchboard-optional"><?php esc_html_e( 'optional', 'switchboard' ); ?></small>
				</label>
				<ul class="switchboard-files">
					<?php foreach ( $switchboard_state->attachments ?? [] as $switchboard_file ) : ?>
						<li class="switchboard-file"><label><input type="checkbox" name="switchboard[attachments][]" value="<?php echo (int) $switchboard_file->id; ?>" checked> <bdi><?php echo esc_html( $switchboard_file->name ); ?></bdi></label> <small><?php echo esc_html( (string) size_format( $switchboard_file->size ) ); ?></small></li>
					<?php endforeach; ?>
				</ul>
				<div class="switchboard-drop">
					<svg class="switchboard-icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24"><path d="M4.75 15v4.25H12m0 0V4.5m0 14.75h7.25V15m-1.75-5L12 4.5 6.5 10"/></svg>
					<span class="switchboard-drop__text"><?php esc_html_e( 'Drop files here or', 'switchboard' ); ?></span>
					<span class="switchboard-drop__choose"><?php esc_html_e( 'choose', 'switchboard' ); ?></span>
					<input type="file" id="<?php echo esc_attr( $form->id( null, 'files' ) ); ?>" name="switchboard_files[]" multiple aria-describedby="<?php echo esc_attr( $form->id( null, 'files-help' ) . ' ' . $form->id( null, 'files-error' ) ); ?>">
				</div>
				<p class="switchboard-help" id="<?php echo esc_attr( $form->id( null, 'files-help' ) ); ?>">
					<?php
					/* translators: %s: size such as 25 MB. */
					echo esc_html( sprintf( __( 'Each up to %s.', 'switchboard' ), $form->limit ) );
					?>
				</p>
				<p class="switchboard-error" id="<?php echo esc_attr( $form->id( null, 'files-error' ) ); ?>"><?php echo esc_html( $form->error( 'attachments' ) ); ?></p>
			</div>
		<?php endif; ?>
		<?php if ( $form->consent ) : ?>
			<div class="switchboard-field is-checkbox<?php echo '' === $form->error( 'consent' ) ? '' : ' is-wrong'; ?>" data-field="consent" data-type="checkbox">
				<div class="switchboard-check">
					<input type="checkbox" class="switchboard-control" id="<?php echo esc_attr( $form->id( $form->consent ) ); ?>" name="switchboard[consent]" value="1" aria-describedby="<?php echo esc_attr( $form->id( $form->consent, 'error' ) ); ?>"<?php echo $form->consent->required ? ' required' : ''; ?><?php echo '' === $form->error( 'consent' ) ? '' : ' aria-invalid="true"'; ?><?php checked( '1', $form->value( $form->consent ) ); ?>>
					<label for="<?php echo esc_attr( $form->id( $form->consent ) ); ?>"><?php echo wp_kses_post( $form->agreement ); ?></label>
				</div>
				<p class="switchboard-error" id="<?php echo esc_attr( $form->id( $form->consent, 'error' ) ); ?>"><?php echo esc_html( $form->error( 'consent' ) ); ?></p>
			</div>
		<?php endif; ?>
		<?php
		/**
		 * Prints a captcha's markup; its controls are handed to the filter `switchboard_form_check`.
		 *
		 * @param string $key Key of the form on its page.
		 */
		do_action( 'switchboard_form_captcha', $form->key );
		?>
		<div class="switchboard-end">
			<div class="wp-block-button"><button type="submit" class="wp-block-button__link wp-element-button switchboard-button"><?php echo wp_kses_post( $form->button ); ?></button></div>
			<p class="switchboard-note" hidden></p>
		</div>
		<p class="switchboard-live" role="status" aria-live="polite"></p>
	</form>
</div>
