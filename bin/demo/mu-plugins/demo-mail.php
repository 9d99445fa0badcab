<?php
/**
 * Plugin Name: Demo mail
 * Description: Keeps all mail of a demo or test site and shows it under Tools → Demo mail. No mail leaves the site.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB -- A table of its own on a demo site: its name comes from code, each value passes prepare().

/**
 * Catches what WordPress would send. Mail to an address at fails.example is refused, to show what a failure looks like.
 */
final class Demo_Mail {

	private const KEPT     = 500;
	private const PER_PAGE = 20;
	private const PAGE     = 'demo-mail';
	private const COLUMNS  = [ 'id', 'recipient', 'sender', 'subject', 'headers', 'html', 'text', 'attachments', 'created_at' ];

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_filter( 'pre_wp_mail', [ $this, 'keep' ], 99, 2 );
		add_action( 'admin_menu', fn() => add_management_page( 'Demo mail', 'Demo mail', 'manage_options', self::PAGE, [ $this, 'show' ] ) );
		add_action( 'admin_post_demo_mail_empty', [ $this, 'empty_from_screen' ] );
		add_action( 'rest_api_init', [ $this, 'add_routes' ] );
	}

	/**
	 * Keeps a mail instead of sending it.
	 *
	 * @param bool|null                                                                                                             $sent Answer of an earlier filter.
	 * @param array{to: string|string[], subject: string, message: string, headers: string|string[], attachments: string|string[]} $mail Arguments of wp_mail().
	 */
	public function keep( ?bool $sent, array $mail ): bool {
		if ( null !== $sent ) {
			return $sent;
		}
		$to = implode( ', ', (array) $mail['to'] );
		if ( str_contains( $to, '@fails.example' ) ) {
			do_action( 'wp_mail_failed', new \WP_Error( 'wp_mail_failed', 'SMTP error: 550 5.1.1 The mailbox does not exist (the demo refuses mail to fails.example).', $mail ) );
			return false;
		}
		$headers = is_array( $mail['headers'] ) ? $mail['headers'] : explode( "\n", str_replace( "\r\n", "\n", $mail['headers'] ) );
		$headers = array_values( array_filter( array_map( 'trim', $headers ) ) );
		$is_html = str_contains( strtolower( implode( "\n", $headers ) ), 'text/html' );
		$mailer  = $this->finished();
		$this->insert(
			[
				'recipient'   => $to,
				'sender'      => self::header( $headers, 'From' ),
				'subject'     => $mail['subject'],
				'headers'     => implode( "\n", $headers ),
				'html'        => $is_html ? self::with_pictures( $mail['message'], $mailer ) : '',
				'text'        => $is_html ? $mailer->AltBody : $mail['message'], // phpcs:ignore WordPress.NamingConventions.ValidVariableName
				'attachments' => (string) wp_json_encode( self::files( $mail['attachments'] ) ),
				'created_at'  => gmdate( 'Y-m-d H:i:s' ),
			]
		);
		return true;
	}

	/**
	 * Routes for end-to-end tests: read all mails, or forget them.
	 */
	public function add_routes(): void {
		$may = static fn(): bool => current_user_can( 'manage_options' ) || in_array( $_SERVER['REMOTE_ADDR'] ?? '', [ '127.0.0.1', '::1' ], true );
		register_rest_route(
			'demo-mail/v1',
			'/mails',
			[
				[
					'methods'             => 'GET',
					'permission_callback' => $may,
					'callback'            => fn( \WP_REST_Request $request ) => rest_ensure_response( $this->answer( $request ) ),
					'args'                => [
						'to'      => [ 'type' => 'string' ],
						'subject' => [ 'type' => 'string' ],
						'after'   => [
							'type'    => 'integer',
							'default' => 0,
						],
					],
				],
				[
					'methods'             => 'DELETE',
					'permission_callback' => $may,
					'callback'            => function (): array {
						$this->forget();
						return [ 'deleted' => true ];
					},
				],
			]
		);
	}

	/**
	 * The newest mails, each with the addresses that it links to.
	 *
	 * @param \WP_REST_Request $request `to` and `subject` (parts of them), `after` (id).
	 * @return array<array<string, mixed>>
	 */
	private function answer( \WP_REST_Request $request ): array {
		return array_map(
			static function ( array $mail ): array {
				preg_match_all( '/href="(https?:[^"]+)"/i', $mail['html'], $links );
				return [
					'id'          => (int) $mail['id'],
					'to'          => $mail['recipient'],
					'from'        => $mail['sender'],
					'subject'     => $mail['subject'],
					'headers'     => explode( "\n", $mail['headers'] ),
					'html'        => $mail['html'],
					'text'        => $mail['text'],
					'links'       => array_map( static fn( string $link ): string => html_entity_decode( $link, ENT_QUOTES | ENT_HTML5 ), array_values( array_unique( $links[1] ) ) ),
					'attachments' => json_decode( $mail['attachments'], true ),
					'created_at'  => str_replace( ' ', 'T', $mail['created_at'] ) . 'Z',
				];
			},
			$this->find( (string) $request['to'], (string) $request['subject'], (int) $request['after'], 50, 0 )
		);
	}

	/**
	 * The screen: a list, or one mail.
	 */
	public function show(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- Only reading.
		$id     = absint( $_GET['mail'] ?? 0 );
		$search = sanitize_text_field( wp_unslash( $_GET['s'] ?? '' ) );
		$page   = max( 1, absint( $_GET['paged'] ?? 1 ) );
		// phpcs:enable WordPress.Security.NonceVerification
		$mail = $id ? $this->one( $id ) : null;
		echo '<div class="wrap">';
		if ( $mail ) {
			$this->show_one( $mail );
		} else {
			$this->show_list( $search, $page );
		}
		echo '</div>';
	}

	/**
	 * The list.
	 *
	 * @param string $search Part of an address or subject.
	 * @param int    $page   Page.
	 */
	private function show_list( string $search, int $page ): void {
		$total = $this->count( $search );
		$mails = $this->find( $search, '' === $search ? '' : null, 0, self::PER_PAGE, ( $page - 1 ) * self::PER_PAGE );
		// On a phone WordPress shows the first column only.
		echo '<style>.demo-mail-to{display:none}@media(max-width:782px){.demo-mail-to{display:block}}</style><h1 class="wp-heading-inline">Demo mail</h1><hr class="wp-header-end">';
		echo '<p>Nothing leaves this site: each mail that it would send is kept here, the newest ' . (int) self::KEPT . ' of them. Mail to an address at <code>fails.example</code> is refused, so that you can see what a failure looks like.</p>';
		echo '<form method="get"><input type="hidden" name="page" value="' . esc_attr( self::PAGE ) . '"><p class="search-box"><label class="screen-reader-text" for="demo-mail-search">Search mails</label><input type="search" id="demo-mail-search" name="s" value="' . esc_attr( $search ) . '"> ';
		submit_button( 'Search mails', '', '', false );
		echo '</p></form><div class="tablenav top">';
		$this->show_empty_button( $total );
		$this->show_pages( $total, $page );
		echo '<br class="clear"></div><table class="wp-list-table widefat fixed striped"><thead><tr><th scope="col" class="column-primary">Subject</th><th scope="col" style="width:26%">To</th><th scope="col" style="width:22%">From</th><th scope="col" style="width:14%">Sent</th></tr></thead><tbody>';
		foreach ( $mails as $mail ) {
			printf(
				'<tr><td class="column-primary"><strong><a class="row-title" href="%2$s">%3$s</a></strong><div class="demo-mail-to">%1$s</div></td><td>%1$s</td><td>%4$s</td><td>%5$s</td></tr>',
				esc_html( $mail['recipient'] ),
				esc_url( self::url( [ 'mail' => $mail['id'] ] ) ),
				esc_html( self::subject( $mail ) ),
				esc_html( $mail['sender'] ),
				esc_html( human_time_diff( (int) strtotime( $mail['created_at'] . ' UTC' ) ) . ' ago' )
			);
		}
		if ( ! $mails ) {
			echo '<tr><td colspan="4">' . ( '' === $search ? 'No mail has been sent yet.' : 'No mail matches.' ) . '</td></tr>';
		}
		echo '</tbody></table><div class="tablenav bottom">';
		$this->show_pages( $total, $page );
		echo '<br class="clear"></div>';
	}

	/**
	 * One mail. Its HTML runs no script; its links open in a new tab.
	 *
	 * @param array<string, string> $mail Row.
	 */
	private function show_one( array $mail ): void {
		echo '<h1>' . esc_html( self::subject( $mail ) ) . '</h1><p><a href="' . esc_url( self::url() ) . '">&larr; All mails</a></p>';
		echo '<table class="widefat striped" style="margin-bottom:16px"><tbody>';
		$files = array_map( static fn( array $file ): string => $file['name'] . ' (' . size_format( $file['size'] ) . ')', (array) json_decode( $mail['attachments'], true ) );
		foreach ( [
			'To'    => $mail['recipient'],
			'From'  => $mail['sender'],
			'Sent'  => $mail['created_at'] . ' UTC',
			'Files' => implode( ', ', $files ),
		] as $label => $value ) {
			if ( '' !== $value ) {
				echo '<tr><th scope="row" style="width:90px">' . esc_html( $label ) . '</th><td>' . esc_html( $value ) . '</td></tr>';
			}
		}
		echo '</tbody></table>';
		if ( '' !== $mail['html'] ) {
			$html = preg_replace( '/<head>/i', '<head><base target="_blank">', $mail['html'], 1, $count );
			printf(
				'<iframe title="The mail" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" srcdoc="%s" style="background:#fff;border:1px solid #c3c4c7;box-sizing:border-box;height:60vh;width:100%%" onload="this.style.height = ( this.contentDocument.documentElement.scrollHeight + 20 ) + \'px\'"></iframe>',
				esc_attr( $count > 0 ? (string) $html : '<base target="_blank">' . $mail['html'] )
			);
		}
		echo '<h2>Text</h2><pre style="background:#fff;border:1px solid #c3c4c7;overflow-wrap:anywhere;padding:12px;white-space:pre-wrap">' . wp_kses( make_clickable( esc_html( $mail['text'] ) ), [ 'a' => [ 'href' => true ] ] ) . '</pre>';
		echo '<h2>Headers</h2><pre style="background:#fff;border:1px solid #c3c4c7;overflow-wrap:anywhere;padding:12px;white-space:pre-wrap">' . esc_html( $mail['headers'] ) . '</pre>';
	}

	/**
	 * The button that forgets all mails.
	 *
	 * @param int $total How many there are.
	 */
	private function show_empty_button( int $total ): void {
		if ( $total > 0 ) {
			echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" class="alignleft"><input type="hidden" name="action" value="demo_mail_empty">';
			wp_nonce_field( 'demo_mail_empty' );
			submit_button( 'Delete all', '', '', false );
			echo '</form>';
		}
	}

	/**
	 * Links to the pages.
	 *
	 * @param int $total How many mails there are.
	 * @param int $page  Page shown.
	 */
	private function show_pages( int $total, int $page ): void {
		$links = (string) paginate_links(
			[
				'base'    => add_query_arg( 'paged', '%#%' ),
				'format'  => '',
				'total'   => (int) ceil( $total / self::PER_PAGE ),
				'current' => $page,
			]
		);
		echo '<div class="tablenav-pages"><span class="displaying-num">' . esc_html( 1 === $total ? '1 mail' : number_format_i18n( $total ) . ' mails' ) . '</span> ' . wp_kses_post( $links ) . '</div>';
	}

	/**
	 * Forgets all mails.
	 */
	public function empty_from_screen(): void {
		check_admin_referer( 'demo_mail_empty' );
		if ( current_user_can( 'manage_options' ) ) {
			$this->forget();
		}
		wp_safe_redirect( self::url() );
		exit;
	}

	/**
	 * A mailer as plugins leave it just before sending: it knows the text part and the pictures, which wp_mail() doesn't.
	 */
	private function finished(): \PHPMailer\PHPMailer\PHPMailer {
		require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
		require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
		require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
		$mailer = new \PHPMailer\PHPMailer\PHPMailer( true );
		do_action_ref_array( 'phpmailer_init', [ &$mailer ] );
		return $mailer;
	}

	/**
	 * HTML whose pictures are in it.
	 *
	 * @param string                         $html   HTML.
	 * @param \PHPMailer\PHPMailer\PHPMailer $mailer Mailer.
	 */
	private static function with_pictures( string $html, \PHPMailer\PHPMailer\PHPMailer $mailer ): string {
		foreach ( $mailer->getAttachments() as $file ) {
			if ( 'inline' === $file[6] && ! $file[5] && is_readable( $file[0] ) ) {
				$html = str_replace( 'cid:' . $file[7], 'data:' . $file[4] . ';base64,' . base64_encode( (string) file_get_contents( $file[0] ) ), $html );
			}
		}
		return $html;
	}

	/**
	 * Names and sizes of attached files.
	 *
	 * @param string|string[] $attachments As wp_mail() takes them.
	 * @return list<array{name: string, size: int}>
	 */
	private static function files( string|array $attachments ): array {
		$files = [];
		foreach ( array_filter( is_array( $attachments ) ? $attachments : explode( "\n", $attachments ) ) as $name => $path ) {
			$files[] = [
				'name' => is_string( $name ) ? $name : basename( $path ),
				'size' => is_readable( $path ) ? (int) filesize( $path ) : 0,
			];
		}
		return $files;
	}

	/**
	 * A header's value.
	 *
	 * @param string[] $headers Lines.
	 * @param string   $name    Name.
	 */
	private static function header( array $headers, string $name ): string {
		foreach ( $headers as $line ) {
			if ( 0 === stripos( $line, "$name:" ) ) {
				return trim( substr( $line, strlen( $name ) + 1 ) );
			}
		}
		return '';
	}

	/**
	 * A subject that can be clicked.
	 *
	 * @param array<string, string> $mail Row.
	 */
	private static function subject( array $mail ): string {
		return '' === $mail['subject'] ? '(no subject)' : $mail['subject'];
	}

	/**
	 * Address of the screen.
	 *
	 * @param array<string, string> $query Query.
	 */
	private static function url( array $query = [] ): string {
		return add_query_arg( [ 'page' => self::PAGE ] + $query, admin_url( 'tools.php' ) );
	}

	/**
	 * Stores a mail and forgets the oldest ones.
	 *
	 * @param array<string, string> $row Row.
	 */
	private function insert( array $row ): void {
		global $wpdb;
		$wpdb->insert( $this->table(), $row );
		$oldest = (int) $wpdb->get_var( $wpdb->prepare( "SELECT id FROM {$this->table()} ORDER BY id DESC LIMIT 1 OFFSET %d", self::KEPT ) );
		if ( $oldest ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM {$this->table()} WHERE id <= %d", $oldest ) );
		}
	}

	/**
	 * Mails, newest first.
	 *
	 * @param string      $to      Part of the recipient.
	 * @param string|null $subject Part of the subject; null to look for the first text in either.
	 * @param int         $after   Only with a higher id.
	 * @param int         $limit   At most so many.
	 * @param int         $offset  Left out.
	 * @return array<array<string, string>>
	 */
	private function find( string $to, ?string $subject, int $after, int $limit, int $offset ): array {
		global $wpdb;
		$to_like      = '%' . $wpdb->esc_like( $to ) . '%';
		$subject_like = '%' . $wpdb->esc_like( $subject ?? $to ) . '%';
		$glue         = null === $subject ? 'OR' : 'AND';
		return (array) $wpdb->get_results( $wpdb->prepare( 'SELECT ' . implode( ',', self::COLUMNS ) . " FROM {$this->table()} WHERE ( recipient LIKE %s $glue subject LIKE %s ) AND id > %d ORDER BY id DESC LIMIT %d OFFSET %d", $to_like, $subject_like, $after, $limit, $offset ), ARRAY_A );
	}

	/**
	 * How many mails there are.
	 *
	 * @param string $search Part of an address or subject.
	 */
	private function count( string $search ): int {
		global $wpdb;
		$like = '%' . $wpdb->esc_like( $search ) . '%';
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$this->table()} WHERE recipient LIKE %s OR subject LIKE %s", $like, $like ) );
	}

	/**
	 * One mail.
	 *
	 * @param int $id Mail.
	 * @return array<string, string>|null
	 */
	private function one( int $id ): ?array {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$this->table()} WHERE id = %d", $id ), ARRAY_A );
	}

	/**
	 * Forgets all mails.
	 */
	private function forget(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$this->table()}" );
	}

	/**
	 * The table's name; made on first use.
	 */
	private function table(): string {
		global $wpdb;
		$table = $wpdb->prefix . 'demo_mail';
		if ( ! get_option( 'demo_mail_table' ) ) {
			$wpdb->query(
				"CREATE TABLE IF NOT EXISTS $table (
					id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
					recipient varchar(500) NOT NULL DEFAULT '',
					sender varchar(500) NOT NULL DEFAULT '',
					subject varchar(1000) NOT NULL DEFAULT '',
					headers mediumtext NOT NULL,
					html longtext NOT NULL,
					text longtext NOT NULL,
					attachments text NOT NULL,
					created_at datetime NOT NULL,
					PRIMARY KEY (id)
				) " . $wpdb->get_charset_collate()
			);
			update_option( 'demo_mail_table', 1, true );
		}
		return $table;
	}
}

( new Demo_Mail() )->register();
