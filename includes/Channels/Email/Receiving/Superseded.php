<?php
/**
 * A run that isn't wanted any longer.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * Another process took the lease over, because this one gave no sign of life for too long. It must not touch anything any more.
 */
final class Superseded extends \RuntimeException {
}
