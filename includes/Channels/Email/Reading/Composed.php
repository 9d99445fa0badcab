<?php
/**
 * Letters with marks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Writes a letter and the marks that follow it as one sign, as Unicode's form NFC has it: macOS names files with marks apart. Covers the
 * Latin, Greek and Cyrillic letters and Hangul, so that the result is the same with and without intl.
 */
final class Composed {

	/** Marks => letters, and what they become with it. */
	private const MARKS = [
		"\u{300}" => [ 'AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗ᾿ϊΙ῾ϋΥ¨ΟΩ', 'ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳἂἃἊἋἒἓἚἛἢἣἪἫἲἳἺἻὂὃὊὋὒὓὛὢὣὪὫὰὲὴὶὸὺὼᾺῈῊ῍ῒῚ῝ῢῪ῭ῸῺ' ],
		"\u{301}" => [ 'AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØø¨ΑΕΗΙΟΥΩϊαεηιϋουωϒГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯưἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾', 'ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿ΅ΆΈΉΊΌΎΏΐάέήίΰόύώϓЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứἄἅἌἍἔἕἜἝἤἥἬἭἴἵἼἽὄὅὌὍὔὕὝὤὥὬὭ῎῞' ],
		"\u{302}" => [ 'AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ', 'ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ' ],
		"\u{303}" => [ 'ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy', 'ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ' ],
		"\u{304}" => [ 'AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑιΙυΥ', 'ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝᾱᾹῑῙῡῩ' ],
		"\u{306}" => [ 'AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ', 'ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặᾰᾸῐῘῠῨ' ],
		"\u{307}" => [ 'CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ', 'ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ' ],
		"\u{308}" => [ 'AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhÕõŪūWwXxt', 'ÄËÏÖÜäëïöüÿŸΪΫϊϋϔЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴӵӸӹḦḧṎṏṺṻẄẅẌẍẗ' ],
		"\u{309}" => [ 'AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy', 'ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ' ],
		"\u{30a}" => [ 'AaUuwy', 'ÅåŮůẘẙ' ],
		"\u{30b}" => [ 'OoUuУу', 'ŐőŰűӲӳ' ],
		"\u{30c}" => [ 'CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh', 'ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ' ],
		"\u{30f}" => [ 'AaEeIiOoRrUuѴѵ', 'ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ' ],
		"\u{311}" => [ 'AaEeIiOoRrUu', 'ȂȃȆȇȊȋȎȏȒȓȖȗ' ],
		"\u{313}" => [ 'αΑεΕηΗιΙοΟυωΩρ', 'ἀἈἐἘἠἨἰἸὀὈὐὠὨῤ' ],
		"\u{314}" => [ 'αΑεΕηΗιΙοΟυΥωΩρΡ', 'ἁἉἑἙἡἩἱἹὁὉὑὙὡὩῥῬ' ],
		"\u{31b}" => [ 'OoUu', 'ƠơƯư' ],
		"\u{323}" => [ 'BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy', 'ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ' ],
		"\u{324}" => [ 'Uu', 'Ṳṳ' ],
		"\u{325}" => [ 'Aa', 'Ḁḁ' ],
		"\u{326}" => [ 'SsTt', 'ȘșȚț' ],
		"\u{327}" => [ 'CcGgKkLlNnRrSsTtEeDdHh', 'ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ' ],
		"\u{328}" => [ 'AaEeIiUuOo', 'ĄąĘęĮįŲųǪǫ' ],
		"\u{32d}" => [ 'DdEeLlNnTtUu', 'ḒḓḘḙḼḽṊṋṰṱṶṷ' ],
		"\u{32e}" => [ 'Hh', 'Ḫḫ' ],
		"\u{330}" => [ 'EeIiUu', 'ḚḛḬḭṴṵ' ],
		"\u{331}" => [ 'BbDdKkLlNnRrTtZzh', 'ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ' ],
		"\u{338}" => [ '←→↔⇐⇔⇒∃∈∋∣∥∼≃≅≈=≡≍<>≤≥≲≳≶≷≺≻⊂⊃⊆⊇⊢⊨⊩⊫≼≽⊑⊒⊲⊳⊴⊵', '↚↛↮⇍⇎⇏∄∉∌∤∦≁≄≇≉≠≢≭≮≯≰≱≴≵≸≹⊀⊁⊄⊅⊈⊉⊬⊭⊮⊯⋠⋡⋢⋣⋪⋫⋬⋭' ],
		"\u{342}" => [ 'ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩα¨η᾿ιϊ῾υϋω', 'ἆἇἎἏἦἧἮἯἶἷἾἿὖὗὟὦὧὮὯᾶ῁ῆ῏ῖῗ῟ῦῧῶ' ],
		"\u{345}" => [ 'ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ', 'ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾷᾼῂῃῄῇῌῲῳῴῷῼ' ],
	];

	/**
	 * Pairs of signs => one sign.
	 *
	 * @var array<string, string>
	 */
	private static array $pairs = [];

	/**
	 * Text whose letters have their marks.
	 *
	 * @param string $text UTF-8.
	 */
	public static function of( string $text ): string {
		if ( 1 === preg_match( '/\xcc|\xcd[\x80-\xaf]/', $text ) ) {
			$text = preg_replace_callback( '/[^\x{300}-\x{36f}][\x{300}-\x{36f}]{1,20}/u', [ self::class, 'letter' ], $text ) ?? $text;
		}
		if ( 1 === preg_match( '/\xe1[\x85-\x87]/', $text ) ) {
			$text = preg_replace_callback( '/([\x{1100}-\x{1112}])([\x{1161}-\x{1175}])([\x{11a8}-\x{11c2}]?)/u', [ self::class, 'syllable' ], $text ) ?? $text;
		}
		return $text;
	}

	/**
	 * One letter and its marks.
	 *
	 * @param array<int, string> $found Letter with marks.
	 */
	private static function letter( array $found ): string {
		if ( [] === self::$pairs ) {
			foreach ( self::MARKS as $mark => [ $letters, $composed ] ) {
				foreach ( array_combine( mb_str_split( $letters ), mb_str_split( $composed ) ) as $letter => $sign ) {
					self::$pairs[ $letter . $mark ] = $sign;
				}
			}
		}
		$signs  = mb_str_split( $found[0] );
		$letter = (string) array_shift( $signs );
		$rest   = '';
		foreach ( $signs as $mark ) {
			$composed = '' === $rest ? self::$pairs[ $letter . $mark ] ?? '' : '';
			if ( '' === $composed ) {
				$rest .= $mark;
			} else {
				$letter = $composed;
			}
		}
		return $letter . $rest;
	}

	/**
	 * One syllable of Hangul.
	 *
	 * @param array<int, string> $found Its parts.
	 */
	private static function syllable( array $found ): string {
		$last = '' === $found[3] ? 0 : (int) mb_ord( $found[3] ) - 0x11A7;
		return (string) mb_chr( 0xAC00 + ( ( (int) mb_ord( $found[1] ) - 0x1100 ) * 21 + (int) mb_ord( $found[2] ) - 0x1161 ) * 28 + $last );
	}
}
