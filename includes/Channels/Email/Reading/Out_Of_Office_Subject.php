<?php
/**
 * Subjects that mail programs put on the answers of somebody who is away.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * One line for each language: what Outlook, Gmail and the usual vacation programs write.
 */
final class Out_Of_Office_Subject {

	private const BY_LANGUAGE = [
		'en' => 'out[ -]of[ -](?:the[ -])?office|(?:automatic|auto(?:mated)?)[ -]?(?:reply|response|answer)|autoreply|autoresponse|(?:on|away on|annual) (?:vacation|holiday|leave)|vacation (?:reply|response|message)|away from (?:my|the) (?:office|desk|mail)|auto(?:matically)?[- ]generated|auto:',
		'de' => 'automatische (?:antwort|antwortmail|rückantwort)|abwesenheits(?:notiz|nachricht|meldung|benachrichtigung|info)|abwesend|nicht im (?:büro|haus)|(?:bin )?(?:im|in) urlaub|automatische eingangsbestätigung',
		'fr' => 'réponse automatique|absence du bureau|absent(?:e)? du bureau|message d.absence|notification d.absence|en (?:congé|vacances)',
		'es' => 'respuesta automática|fuera de (?:la )?oficina|ausente|estoy de vacaciones|respuesta de ausencia',
		'it' => 'risposta automatica|fuori (?:sede|ufficio)|assente dall.ufficio|messaggio di assenza|in ferie',
		'pt' => 'resposta automática|fora do escritório|ausência temporária|ausente do escritório|estou de férias|ausência do escritório',
		'nl' => 'automatisch antwoord|afwezig(?:heid)?\b|niet op kantoor|automatische beantwoording|buiten (?:het )?kantoor',
		'sv' => 'autosvar|automatiskt svar|frånvaro(?:meddelande)?\b|ej på kontoret',
		'da' => 'automatisk svar|ikke på kontoret|fraværende|fraværsmeddelelse|autosvar',
		'nb' => 'automatisk svar|ikke til stede|fraværsmelding|fravær|utenfor kontoret',
		'fi' => 'automaattinen vastaus|poissaoloilmoitus|poissa toimistosta|lomavastaus',
		'is' => 'sjálfvirkt svar|fjarverandi',
		'pl' => 'odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem|nieobecn(?:y|a|ość)',
		'cs' => 'automatická odpověď|mimo kancelář|nepřítomnost',
		'sk' => 'automatická odpoveď|mimo kancelárie|neprítomnosť',
		'hu' => 'automatikus válasz|házon kívül|irodán kívül|szabadságon vagyok',
		'ro' => 'răspuns automat|raspuns automat|în afara biroului|absent din birou',
		'bg' => 'автоматичен отговор|извън офиса|отсъствам',
		'hr' => 'automatski odgovor|izvan ureda|odsutan',
		'sl' => 'samodejni odgovor|avtomatski odgovor|odsotnost|odsoten',
		'sr' => 'аутоматски одговор|ван канцеларије|van kancelarije',
		'et' => 'automaatvastus|automaatne vastus|kontorist väljas',
		'lv' => 'automātiska atbilde|automātiskā atbilde|neesmu birojā',
		'lt' => 'automatinis atsakymas|ne biure',
		'el' => 'αυτόματη απάντηση|εκτός γραφείου',
		'tr' => 'otomatik (?:yanıt|cevap|yanit)|ofis dışında|ofis disinda',
		'ru' => 'автоматический ответ|автоответ|нет на месте|вне офиса|в отпуске|отсутствую',
		'uk' => 'автоматична відповідь|автовідповідь|немає на місці|поза офісом',
		'he' => 'תשובה אוטומטית|מענה אוטומטי|מחוץ למשרד',
		'ar' => 'رد تلقائي|الرد التلقائي|خارج المكتب',
		'fa' => 'پاسخ خودکار',
		'hi' => 'स्वचालित (?:उत्तर|जवाब)',
		'th' => 'ตอบกลับอัตโนมัติ|ไม่อยู่ที่สำนักงาน',
		'vi' => 'trả lời tự động|vắng mặt',
		'id' => 'balasan otomatis|di luar kantor|jawaban automatik',
		'ja' => '自動応答|自動返信|自動送信|不在通知|不在(?:の)?(?:お知らせ|連絡|返信)|外出中',
		'zh' => '自动(?:答复|回复)|自動(?:回覆|回復|回复|答覆)|外出(?:通知|自动)|不在办公室|不在辦公室|休假',
		'ko' => '자동 ?(?:회신|응답|답장)|부재 ?중',
		'ca' => 'resposta automàtica|fora de l.oficina',
		'eu' => 'erantzun automatikoa',
		'gl' => 'resposta automática|fóra da oficina',
	];

	/**
	 * Says a subject that somebody is away? It must begin with it, perhaps after a prefix, or end with it in brackets.
	 *
	 * @param string $subject Subject.
	 */
	public static function is( string $subject ): bool {
		$words = implode( '|', self::BY_LANGUAGE );
		return 1 === preg_match( "/^\s*(?:re|aw|sv|antw|odp|回复|返信|vs)?\s?[:：]?\s*[\[(*#<\"“„【]{0,3}\s*(?:{$words})|[\[(]\s*(?:{$words})[^\])]{0,40}[\])]\s*$/iu", substr( $subject, 0, 1_000 ) );
	}

	/**
	 * Says a text of itself that it was written automatically?
	 *
	 * @param string $text Text.
	 */
	public static function is_automatic_text( string $text ): bool {
		$words = 'this is an? (?:auto\w*[ -])(?:generated )?(?:reply|response|message|e-?mail|notification)|only notification you will receive'
			. '|(?:diese|dies ist eine) (?:nachricht|e-?mail|mail)?\s?(?:wurde )?automatisch|ceci est (?:une réponse|un message) automatique|(?:este es un mensaje|esta es una respuesta) automátic[oa]'
			. '|questo è un messaggio automatico|esta é uma (?:mensagem|resposta) automática|dit is een automatisch|detta är ett automatiskt|это автоматическ|自動(?:送信|返信)されて|自动(?:回复|发送)的';
		return 1 === preg_match( "/{$words}/iu", mb_strcut( $text, 0, 4_000, 'UTF-8' ) );
	}
}
