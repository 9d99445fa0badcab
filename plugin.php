<?php
/**
 * Plugin Name:       Switchboard
 * Description:       A helpdesk inside WordPress: customers write through a form on your site, your team answers in wp-admin.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            The Switchboard developers
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       switchboard
 * Domain Path:       /languages
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;
const DIR     = __DIR__;

require_once __DIR__ . '/includes/autoload.php';

Plugin::boot();
