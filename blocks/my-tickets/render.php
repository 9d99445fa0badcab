<?php
/**
 * The customers' page: an empty frame, the same for everybody.
 *
 * @package Switchboard
 *
 * @var array{wrapper: string, heading: string, level: int, write_url: string, write_text: string, settings: array<string, mixed>} $portal
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

?>
<div <?php echo $portal['wrapper']; // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped by get_block_wrapper_attributes(). ?> data-switchboard-portal="<?php echo esc_attr( (string) wp_json_encode( $portal['settings'] ) ); ?>">
	<?php if ( '' !== $portal['heading'] || '' !== $portal['write_url'] ) : ?>
		<div class="switchboard-portal__head">
			<?php if ( '' !== $portal['heading'] ) : ?>
				<h<?php echo (int) $portal['level']; ?> class="wp-block-heading switchboard-portal__title"><?php echo esc_html( $portal['heading'] ); ?></h<?php echo (int) $portal['level']; ?>>
			<?php endif; ?>
			<?php if ( '' !== $portal['write_url'] ) : ?>
				<div class="wp-block-button is-style-outline"><a class="wp-block-button__link wp-element-button" href="<?php echo esc_url( $portal['write_url'] ); ?>"><?php echo esc_html( $portal['write_text'] ); ?></a></div>
			<?php endif; ?>
		</div>
	<?php endif; ?>
	<noscript><p><?php esc_html_e( 'To show your tickets to you alone, this page needs JavaScript. Every answer also comes to you by e-mail.', 'switchboard' ); ?></p></noscript>
	<div class="switchboard-portal__body"></div>
	<p class="switchboard-live" role="status" aria-live="polite"></p>
</div>
