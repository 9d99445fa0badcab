<?php
/**
 * A failed query.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

/**
 * The database refused a query. The message is the server's and goes to the log, never to a visitor.
 */
final class Database_Error extends \RuntimeException {
}
