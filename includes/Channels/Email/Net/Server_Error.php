<?php
/**
 * A failure of a mail server, with a name.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * Everything that can go wrong between the site and a mail server. The message is for the log; a screen says its own sentence by the
 * name and shows the server's answer beside it.
 */
final class Server_Error extends \RuntimeException {

	/** The name leads to no address. */
	public const UNKNOWN_HOST = 'unknown_host';

	/** It leads to an address inside the own network, where a site doesn't connect to unless it is told so. */
	public const ADDRESS = 'address';

	/** Nobody takes the connection. */
	public const CONNECT = 'connect';

	/** The certificate isn't trusted, has expired or is another host's. */
	public const CERTIFICATE = 'certificate';

	/** The server can't or won't encrypt. */
	public const ENCRYPTION = 'encryption';

	/** Name, password or token were not accepted. */
	public const LOGIN = 'login';

	/** No answer in time. */
	public const TIMEOUT = 'timeout';

	/** The server hung up. */
	public const CLOSED = 'closed';

	/** The server said no. */
	public const REFUSED = 'refused';

	/** The message isn't there any longer. */
	public const GONE = 'gone';

	/** The server can't do it. */
	public const UNSUPPORTED = 'unsupported';

	/** The server sends more than is taken from it. */
	public const LIMIT = 'limit';

	/** What the server says makes no sense. */
	public const PROTOCOL = 'protocol';

	/** What it sent can't be kept here: the disk is full. */
	public const STORAGE = 'storage';

	/** Those that may pass by themselves. */
	private const PASSING = [ self::UNKNOWN_HOST, self::CONNECT, self::TIMEOUT, self::CLOSED, self::STORAGE ];

	/**
	 * Whether trying again later may help.
	 *
	 * @var bool
	 */
	public readonly bool $may_pass;

	/**
	 * Thrown where it happens.
	 *
	 * @param string    $name        One of the constants.
	 * @param string    $message     What happened, in English, for the log.
	 * @param string    $answer      The server's own words, or those of the system where no server answered.
	 * @param string    $answer_code The server's word for programs, such as `AUTHENTICATIONFAILED`; '' for none.
	 * @param bool|null $may_pass    Whether trying again later may help, where the name doesn't tell.
	 */
	public function __construct(
		public readonly string $name,
		string $message,
		public readonly string $answer = '',
		public readonly string $answer_code = '',
		?bool $may_pass = null
	) {
		$this->may_pass = $may_pass ?? in_array( $name, self::PASSING, true );
		parent::__construct( rtrim( "$name: $message" . ( '' === $answer ? '' : " ($answer)" ) ) );
	}
}
