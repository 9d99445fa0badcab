<?php
/**
 * Is a mail without a report for machines a bounce?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Many servers tell of a failure in their own words. One sign never suffices: a person may write about undelivered mail, or forward
 * a bounce. The less a mail looks as if a server sent it, the more it must look like a notice.
 */
final class Bounce_Signs {

	private const SUBJECTS = [
		'undeliver(?:ed|able|y)?\b|non-?deliver|returned (?:mail|message|to sender)|(?:mail|message)s? (?:was |has been )?returned|return(?:ing)? message to sender',
		'failure notice|fail(?:ed|ure) (?:delivery|notice|to deliver)|delivery[ _-](?:status|fail\w*|notification|report|error|problem|incomplete|unsuccessful|has|delay\w*|warning)',
		'mail (?:delivery|system|failure)\b|(?:mail|message|e-?mail)\b.{0,60}\b(?:not (?:be |been |yet )?(?:be |been )?(?:delivered|sent|deliverable)|delayed|blocked|bounced|rejected|failed)',
		'could ?n[o\']t (?:be )?(?:delivered?|sent|send)|could not send message|cannot send message|unable to deliver|not delivered|delayed mail|still being retried|^\W{0,3}bounced?\b|permanent (?:delivery )?(?:failure|error)',
		'not member article|delivery notification|bounce (?:notification|notice|report|message)|postmaster notify|message you sent|(?:mail|message) status',
		'unzustellbar|nicht zugestellt|nicht zustellbar|zustellung.{0,30}(?:fehlgeschlagen|verzögert|nicht)|zustellbenachrichtigung|konnte nicht (?:zugestellt|gesendet)',
		'non remis|non distribu|échec.{0,30}(?:remise|distribution|envoi|livraison)|non délivr|notification d.état|retour.{0,10}courrier|impossible de remettre',
		'no se (?:puede|pudo|ha podido) entregar|no entregado|no entregable|correo devuelto|estado de entrega|(?:error|fallo).{0,20}entrega|devuelto al remitente',
		'non recapitabil|mancat[ao].{0,20}(?:recapito|consegna)|impossibile (?:recapitare|consegnare)|non (?:recapitat|consegnat)|stato del recapito',
		'não (?:foi )?entregue|não é possível entregar|não entregável|falha.{0,20}entrega|devolvid[oa] ao remetente',
		'onbestelbaar|niet bezorgd|niet afgeleverd|aflever\w+ mislukt|bezorging.{0,20}mislukt|kan niet worden (?:bezorgd|afgeleverd)',
		'niedostarczon|nie można dostarczyć|nie dostarczono|zwrot.{0,20}(?:wiadomości|poczty)|niedoręcz',
		'недоставлен|не доставлен|не (?:удается|удаётся|может быть|удалось) доставл?\w*|не удается доставить|ошибка.{0,20}доставк|невозможно доставить|недоставленное',
		'kan (?:inte|ikke) leveres?|inte levereras|olevererat|leveransfel|ikke (?:leveret|levert)|leveringsfejl|uleverbar',
		'ei voi toimittaa|toimitusvirhe|toimittamaton|nedoručiteln|nelze doručit|nedoručen|kézbesíthetetlen|sikertelen kézbesítés|teslim edilemedi|iletilemedi|nelivrat|imposibil de livrat|nu (?:a putut|poate) fi livrat|недоставен',
		'δεν είναι δυνατή η παράδοση|αδυναμία παράδοσης|μη παραδο|לא ניתן למסור|تعذر تسليم|تعذّر تسليم|لم يتم تسليم|ไม่สามารถส่ง|không thể gửi|không gửi được',
		'配信不能|配信エラー|配信に失敗|配信できません|送信できません|送信エラー|送信失敗|メールエラー|エラー通知|未配信|不達|届けられません|配達不能|配信不可',
		'无法送达|未送达|未能送达|退信|无法投递|投递失败|傳遞失敗|無法傳遞|未傳遞|退回|无法传递|未传递|發送失敗|发送失败',
		'배달되지|배달 실패|반송|전송 실패|전달할 수 없|배달할 수 없',
	];

	private const WORDS = [
		'(?:could|can|was|were|is|has|have|would|will|did)(?: ?n[o\'’]t| NOT|n’t)\b.{0,60}(?:deliver|reach|sent|relayed|accept|receive|process|complete)',
		'(?:unable|failed|impossible|able|trying|attempting) to (?:deliver|send|relay|reach)|undeliver|non-?deliver|not deliver|cannot (?:be delivered|deliver)',
		'delivery\b.{0,80}\b(?:fail|unsuccessful|error|problem|delay|not possible|abandoned)|(?:fail|delay)\w*\b.{0,40}\bdeliver',
		'permanent(?:ly)? (?:error|fail|fatal)|fatal errors?|delivery (?:errors?|problems?)|failed addresses|failure reasons?|reject(?:ion)? reason|error message below|addresses? had|transcript of session',
		'(?:returned|returning)\b.{0,30}\b(?:message|mail|sender|undeliver)|(?:message|mail)\b.{0,30}\breturned|was (?:automatically )?rejected|has been (?:rejected|blocked|bounced)|blocked by our',
		'following (?:address|recipient)|final delivery|mailbox exceeds|unknown user|user unknown|invalid user|no such user|delivery failed|not a member|not member',
		'nicht zugestellt|nicht zustell|konnte.{0,60}nicht|unzustellbar|pas pu|n.a pas (?:été|pu)|non (?:remis|distribu|délivr)|échec',
		'no (?:se )?(?:pudo|puede|ha podido|ha sido|fue)|no entreg|non (?:è stato possibile|è stat|recapit|consegn)|impossibile|não (?:foi|pôde|pode|é)|niet (?:worden )?(?:bezorgd|afgeleverd|worden)|kon niet',
		'nie (?:można|mogła|udało|została)|не (?:может|удалось|удаётся|удается|была|доставлен)|невозможно|nelze|nepodařilo|nem (?:sikerült|lehet)|kunde inte|kunne ikke|ei voitu|edilemedi|nu a putut',
		'送信できません|配信できません|届けられません|配信不能|エラー|見つかりません|ありません|無法|无法|未能|失败|失敗|退信|없습니다|실패',
	];

	/**
	 * Words of fml, a mailing list server that marks all its mail, for what it doesn't pass on.
	 */
	private const LIST_SERVER = 'are not (?:a )?member|not member article|(?:ignored|reject\w*) (?:mail|not member|since|spammers)|loop (?:alert|back|condition)|duplicated message-id|security alert|fml system error';

	/**
	 * Words of a server that still tries.
	 */
	private const DELAY = 'delayed|delay reason|still (?:being )?(?:retried|trying)|will be retried|will (?:continue|keep|go on)\b.{0,20}\btry|not yet been delivered|warning (?:message )?only|not need to re-?send|could not send message for (?:the )?past|attempts will continue|temporary failure report|(?:verzögert|noch nicht zugestellt)|retardée?|différée?|demorad|retrasad|ritardat|atrasad|opóźni|задерж|遅延|延迟|延遲';

	/**
	 * Words of a server that has given up, though its notice may speak of a delay as well.
	 */
	private const FINAL = 'permanent(?:ly)?\b.{0,20}\b(?:error|fail|fatal)|failed permanently|fatal errors|(?:i.ve|has|have) given up|giving up|unrecoverable|will not be retried|no longer|deleted from queue|not going to try again';

	/**
	 * Looks all of it like a bounce?
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 */
	public static function are_in( Mail $mail, Bounce_Text $text ): bool {
		if ( '' !== trim( $mail->header( 'x-failed-recipients' ) ) ) {
			return true;
		}
		$subject  = self::is_subject( $mail->subject );
		$words    = self::tells_failure( $text->notice );
		$numbers  = Delivery_Status::has_number( $text->notice );
		$returned = '' !== $text->returned || Returned_Message::is_embedded( $mail );
		if ( 1 === preg_match( '#^\s*multipart/report\b.{0,500}\breport-type\s*=\s*"?delivery-status#is', $mail->header( 'content-type' ) ) || Mailer_Daemon::sent( $mail ) ) {
			return $subject || $words || $numbers;
		}
		// A parcel can't be delivered either: without a mail server's name there must be something that only mail has.
		$is_about_mail = $numbers || $returned || $text->names_recipient( array_map( static fn ( Address $one ): string => $one->email, [ ...$mail->from, ...$mail->to ] ) );
		$is_named      = [] !== $mail->from && Mailer_Daemon::is_name( $mail->from[0]->name );
		if ( $is_named || Envelope::is_null_sender( $mail ) ) {
			return ( $subject && $is_about_mail ) || ( $words && $returned && Delivery_Status::speaks( $text->notice ) );
		}
		if ( $mail->has_header( 'x-mlserver' ) ) {
			return 1 === preg_match( '/' . self::LIST_SERVER . '/i', $mail->subject . "\n" . substr( $text->notice, 0, 1_000 ) );
		}
		$is_machine = $mail->has_header( 'auto-submitted' ) || $mail->has_header( 'x-ms-embedded-report' );
		return $subject && ( $words || $numbers ) && $returned && ( $is_machine || Returned_Message::is_embedded( $mail ) );
	}

	/**
	 * May a report for machines in this mail be the mail's own? A person may paste one into a question, or forward it part by part.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function may_report( Mail $mail ): bool {
		return [] === $mail->from
			|| 1 === preg_match( '#^\s*(?:multipart/report|message/)#i', $mail->header( 'content-type' ) )
			|| $mail->has_header( 'auto-submitted' )
			|| '' !== trim( $mail->header( 'x-failed-recipients' ) )
			|| Mailer_Daemon::sent( $mail )
			|| Mailer_Daemon::is_name( $mail->from[0]->name )
			|| Envelope::is_null_sender( $mail )
			|| ( self::is_subject( $mail->subject ) && Returned_Message::is_embedded( $mail ) );
	}

	/**
	 * Does the server still try?
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 */
	public static function is_delay( Mail $mail, Bounce_Text $text ): bool {
		$subject = '/\b(?:delayed|delay|warning|still being retried)\b|' . self::DELAY . '/iu';
		$notice  = substr( $text->notice, 0, 8_000 );
		if ( 1 === preg_match( '/' . self::FINAL . '/iu', $notice ) ) {
			return false;
		}
		return 1 === preg_match( $subject, $mail->subject ) || 1 === preg_match( '/' . self::DELAY . '/iu', $notice );
	}

	/**
	 * Is the subject a bounce's? An answer to one, or a forwarded one, is a person's.
	 *
	 * @param string $subject Subject.
	 */
	private static function is_subject( string $subject ): bool {
		if ( 1 === preg_match( '/^\s*(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|enc|i|r|odp|vb|doorst|回复|答复|转发|返信|転送)\s?(?:\[\d{1,3}\])?\s?[:：]/iu', $subject ) ) {
			return false;
		}
		return 1 === preg_match( '/' . implode( '|', self::SUBJECTS ) . '/iu', substr( $subject, 0, 500 ) );
	}

	/**
	 * Tells the notice of a failure?
	 *
	 * @param string $notice Notice.
	 */
	private static function tells_failure( string $notice ): bool {
		$notice = (string) preg_replace( '/\s+/u', ' ', substr( $notice, 0, 8_000 ) );
		return 1 === preg_match( '/' . implode( '|', self::WORDS ) . '/iu', $notice );
	}
}
