<?php
/**
 * HTML as lines.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

use DOMDocument;
use DOMElement;
use DOMNode;
use DOMText;

// phpcs:disable WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase -- The names of the DOM are not ours.

/**
 * Reads a body into lines as a person sees them, and remembers which nodes each line is made of.
 */
final class Html_Lines {

	/**
	 * The id of the element that marks the end: without it the document was read in part only.
	 */
	public const END = 'switchboard-end';

	/**
	 * Elements that begin and end a line.
	 */
	private const BLOCKS = [ 'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'includetail', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'thead', 'tfoot', 'tr', 'ul', 'dir', 'menu' ];
	/**
	 * Never text, never shown.
	 */
	private const UNSEEN = [ 'head', 'style', 'script', 'title', 'meta', 'link', 'base', 'template', 'noscript', 'xml' ];
	/**
	 * Something to see without text.
	 */
	private const LEAVES = [ 'img', 'video', 'audio', 'object', 'iframe', 'svg', 'canvas', 'input' ];
	/**
	 * How deep elements are followed, and how many nodes: a mail beyond that is shown whole.
	 */
	private const DEPTH = 250;
	private const NODES = 20000;

	/**
	 * The lines in the order of the document.
	 *
	 * @var list<Quote_Line>
	 */
	private array $lines = [];
	/**
	 * The nodes of each.
	 *
	 * @var list<list<DOMNode>>
	 */
	private array $nodes = [];

	/**
	 * The line that is being read.
	 */
	private string $text = '';
	/**
	 * Its nodes.
	 *
	 * @var list<DOMNode>
	 */
	private array $open       = [];
	private bool $is_seen     = false;
	private int $visited      = 0;
	private bool $is_bounded  = true;
	private bool $has_the_end = false;
	/**
	 * Within a frame that holds a quote, before the quote: that is its introduction, in whatever language.
	 */
	private bool $is_above_quote = false;

	/**
	 * Reads a body. What is never seen is taken out of it.
	 *
	 * @param DOMDocument $document The document.
	 * @param DOMElement  $body     Its body.
	 */
	public function __construct( private readonly DOMDocument $document, DOMElement $body ) {
		$this->walk( $body, false, '', false, 0 );
		$this->end_line( false, '' );
	}

	/**
	 * The lines.
	 *
	 * @return list<Quote_Line>
	 */
	public function lines(): array {
		return $this->lines;
	}

	/**
	 * The nodes of each line.
	 *
	 * @return list<list<DOMNode>>
	 */
	public function nodes(): array {
		return $this->nodes;
	}

	/**
	 * Whether all was read.
	 */
	public function is_whole(): bool {
		return $this->is_bounded && $this->has_the_end;
	}

	/**
	 * Reads what is inside a node.
	 *
	 * @param DOMNode $parent_node The node.
	 * @param bool    $is_quoted   Whether it is marked as quoted.
	 * @param string  $role        What the mark-up says of it.
	 * @param bool    $is_pre      Whether line ends count.
	 * @param int     $depth       How deep it lies.
	 */
	private function walk( DOMNode $parent_node, bool $is_quoted, string $role, bool $is_pre, int $depth ): void {
		if ( $depth > self::DEPTH ) {
			$this->is_bounded = false;
			return;
		}
		$next = $parent_node->firstChild;
		while ( null !== $next && $this->is_bounded ) {
			$node             = $next;
			$next             = $node->nextSibling;
			$this->is_bounded = ++$this->visited <= self::NODES;
			if ( $node instanceof DOMText ) {
				$this->read_text( $node, $is_quoted, $role, $is_pre );
				continue;
			}
			if ( $node instanceof DOMElement && self::END === $node->getAttribute( 'id' ) ) {
				$this->has_the_end = true;
				$parent_node->removeChild( $node );
				continue;
			}
			if ( ! $node instanceof DOMElement || in_array( strtolower( $node->tagName ), self::UNSEEN, true ) ) {
				$parent_node->removeChild( $node );
				continue;
			}
			$this->read_element( $node, $is_quoted, $role, $is_pre, $depth );
		}
	}

	/**
	 * Reads an element.
	 *
	 * @param DOMElement $element   The element.
	 * @param bool       $is_quoted Whether it stands in a quote.
	 * @param string     $role      What the mark-up says of its surroundings.
	 * @param bool       $is_pre    Whether line ends count.
	 * @param int        $depth     How deep it lies.
	 */
	private function read_element( DOMElement $element, bool $is_quoted, string $role, bool $is_pre, int $depth ): void {
		$tag = strtolower( $element->tagName );
		if ( 'br' === $tag ) {
			$this->open[] = $element;
			$this->end_line( $is_quoted, $role, true );
			return;
		}
		if ( in_array( $tag, self::LEAVES, true ) ) {
			$this->open[]  = $element;
			$this->is_seen = $this->is_seen || 'img' !== $tag || 1 !== (int) $element->getAttribute( 'width' );
			return;
		}
		$mark     = $is_quoted ? '' : Html_Marks::of( $element );
		$is_block = '' !== $mark || in_array( $tag, self::BLOCKS, true );
		if ( $is_block ) {
			$this->end_line( $is_quoted, $role );
		}
		if ( 'hr' === $tag ) {
			$this->open[] = $element;
			$this->text   = Html_Marks::BORDER === $mark ? '' : '----------';
			$this->end_line( $is_quoted, Html_Marks::BORDER === $mark ? Quote_Line::BORDER : $role, true );
			return;
		}
		if ( Html_Marks::QUOTE_FRAME === $mark ) {
			$mark = Html_Marks::of_frame( $element );
		} elseif ( ( Html_Marks::QUOTE === $mark && ! Html_Marks::is_quote( $element, $this->line_above() ) ) || ( Html_Marks::INTRO === $mark && Html_Marks::is_forward( $element ) ) ) {
			$mark = '';
		}
		if ( in_array( $mark, [ Html_Marks::QUOTE_FRAME, Html_Marks::QUOTE ], true ) ) {
			$this->is_above_quote = Html_Marks::QUOTE_FRAME === $mark;
		}
		if ( Html_Marks::BORDER === $mark || Html_Marks::FORWARD === $mark ) {
			$this->lines[] = new Quote_Line( '', false, $mark );
			$this->nodes[] = [];
			$mark          = '';
		}
		if ( null === $element->firstChild ) {
			// A spacer goes with its line: else a folded quote would leave its empty cells behind.
			$this->open[] = $element;
		}
		$inner = in_array( $mark, [ Html_Marks::INTRO, Html_Marks::SIGNATURE ], true ) ? $mark : $role;
		$this->walk( $element, $is_quoted || Html_Marks::QUOTE === $mark, $inner, $is_pre || 'pre' === $tag || 1 === preg_match( '/white-space:\s*pre/i', $element->getAttribute( 'style' ) ), $depth + 1 );
		if ( $is_block ) {
			$this->end_line( $is_quoted || Html_Marks::QUOTE === $mark, $inner );
			$this->is_above_quote = $this->is_above_quote && Html_Marks::QUOTE_FRAME !== $mark;
		} elseif ( 'a' === $tag && 0 === stripos( $element->getAttribute( 'href' ), 'mailto:' ) && ! str_contains( $this->text, '@' ) ) {
			// The address that a name stands for tells a header from a list.
			$this->text .= ' <' . substr( $element->getAttribute( 'href' ), 7, 200 ) . '>';
		} elseif ( 'td' === $tag || 'th' === $tag ) {
			$this->text .= ' ';
		}
	}

	/**
	 * Reads text; where line ends count, each line becomes a node of its own.
	 *
	 * @param DOMText $node      The text.
	 * @param bool    $is_quoted Whether it is quoted.
	 * @param string  $role      What the mark-up says of it.
	 * @param bool    $is_pre    Whether line ends count.
	 */
	private function read_text( DOMText $node, bool $is_quoted, string $role, bool $is_pre ): void {
		$rows = $is_pre ? (array) preg_split( '/(?<=\n)/', $node->data, self::NODES, PREG_SPLIT_NO_EMPTY ) : [ $node->data ];
		if ( count( $rows ) < 2 ) {
			$this->add_text( $node, $node->data );
		} else {
			foreach ( $rows as $row ) {
				$row_node = $this->document->createTextNode( (string) $row );
				$node->parentNode?->insertBefore( $row_node, $node );
				$this->add_text( $row_node, (string) $row );
				if ( str_ends_with( (string) $row, "\n" ) ) {
					$this->end_line( $is_quoted, $role, true );
				}
			}
			$node->parentNode?->removeChild( $node );
			$this->visited   += count( $rows );
			$this->is_bounded = $this->is_bounded && $this->visited <= self::NODES;
		}
	}

	/**
	 * Adds a text to the line.
	 *
	 * @param DOMText $node The text's node.
	 * @param string  $text The text.
	 */
	private function add_text( DOMText $node, string $text ): void {
		$this->open[] = $node;
		if ( strlen( $this->text ) < 4000 ) {
			$this->text .= $text;
		}
	}

	/**
	 * Ends the line.
	 *
	 * @param bool   $is_quoted Whether the mark-up says that it is quoted.
	 * @param string $role      What the mark-up says of it.
	 * @param bool   $is_forced Whether an empty line counts.
	 */
	private function end_line( bool $is_quoted, string $role, bool $is_forced = false ): void {
		$text = trim( (string) preg_replace( '/[\s\x{A0}\x{200B}\x{FEFF}]+/u', ' ', $this->text ) );
		if ( '' !== $text || $this->is_seen || $is_forced ) {
			$line = Quote_Line::of_text( '' === $text && $this->is_seen ? '🖼' : $text );
			if ( $this->is_above_quote && '' === $role && ! $is_quoted && strlen( $line->text ) < 500 ) {
				$role = Quote_Line::INTRO;
			}
			// An empty line of a signature or an introduction is an empty line.
			$role          = '' === $line->text && Quote_Line::BORDER !== $role ? '' : $role;
			$this->lines[] = $is_quoted || '' !== $role ? new Quote_Line( $line->text, $is_quoted && '' !== $line->text || $line->quoted, $is_quoted ? '' : $role ) : $line;
			$this->nodes[] = $this->open;
		} elseif ( [] !== $this->open ) {
			// White space between blocks: it goes with the line before.
			$this->lines[] = new Quote_Line( '' );
			$this->nodes[] = $this->open;
		}
		$this->text    = '';
		$this->open    = [];
		$this->is_seen = false;
	}

	/**
	 * The last line with text so far.
	 */
	private function line_above(): string {
		for ( $i = count( $this->lines ) - 1; $i >= 0; $i-- ) {
			if ( '' !== $this->lines[ $i ]->text ) {
				return $this->lines[ $i ]->text;
			}
		}
		return '';
	}
}
