<?php
/**
 * What mail servers say when they refuse a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Words of a refusal and what they mean: the last two numbers of an enhanced status (RFC 3463) and a reason in one word.
 * The first rule that matches wins, so the narrow ones stand above the wide ones.
 */
final class Failure_Phrases {

	/**
	 * Rules: detail of the status, reason, patterns (joined by `|`, case ignored).
	 */
	private const RULES = [
		[
			'4.5',
			'rate-limit',
			[
				'receiving mail (?:at a rate|too quickly)',
				'rate[ -]?limit(?!less)',
				'(?:exceeded|over|above|reached).{0,30}(?:hourly|daily|sending|relay)(?: \w+)? (?:limit|rate|quota)',
				'too many (?:connections|sessions|concurrent|recipients|invalid recipients|mails|emails|messages from|errors)',
				'(?:connection|message) (?:rate|frequency|count) limit',
				'throttl',
				'sending (?:limit|too fast)',
				'mailbox is sending too',
				'out of (?:smtp )?connection slots',
			],
		],
		[
			'2.2',
			'mailbox-full',
			[
				'(?:mail ?box|mail ?folder|mail ?drop|inbox|maildir|message store|account)\b.{0,40}\b(?:is |has become |currently |was )?(?:full\b|over ?quota|over its limit)',
				'(?:mail ?box|mail ?folder) (?:is )?(?:at|over|exceed).{0,30}(?:quota|limit|size|capacity|storage)',
				'full mail ?box',
				'over[ -]?quota',
				'(?:over|exceed\w*|exceeding|above|reached|violat\w+)\b.{0,50}\b(?:quota|allowed storage|storage allocation|disk space limit|storage limit|mailbox limit|mailbox size)',
				'quota\b.{0,40}(?:exceed|violation|full|reached|usage)',
				'(?:out of|insufficient|not enough|no more|lack of|does not have enough)\b.{0,20}(?:mailbox|user|recipient|storage).{0,10}(?:space|storage|quota)?',
				'(?:user|recipient|mailbox|account).{0,30}(?:exceed\w*|exceeding|has too (?:many|much)).{0,40}(?:quota|allowed size|space|storage|messages|mail data|limit)',
				'user has too many messages',
				'too much mail data',
				'space has been used up',
				'mailbox exceeds allowed size',
				'exceeded the local limit',
				'would exceed.{0,30}(?:storage|quota|limit)',
				'does not have enough (?:free |disk )?space|mail ?box size limit exceed',
				'mail file size exceeds',
				'(?:postfach|mailbox|posteingang).{0,40}(?:voll\b|überfüllt|erschöpft)',
				'(?:speicherplatz|kontingent).{0,40}(?:überschritten|erschöpft|ausgeschöpft)',
				'bo[iî]te.{0,40}(?:pleine|satur[ée]e)',
				'quota.{0,30}(?:dépassé|superad[oa]|excedid[oa]|superat[oa])',
				'(?:buz[oó]n|casilla|caixa(?: postal| de correio)?|casella).{0,40}(?:llen[oa]|cheia|pien[oa])',
				'(?:skrzynka).{0,40}(?:pełna|przepełniona)',
				'(?:почтовый )?ящик.{0,40}(?:переполнен|заполнен)',
				'メールボックス.{0,20}(?:一杯|いっぱい|満杯|容量)',
				'(?:邮箱|信箱|邮箱空间).{0,12}(?:已满|满|已滿)',
			],
		],
		[
			'3.4',
			'too-big',
			[
				'(?:message|mail|e-?mail|content|attachment|body)\b.{0,50}\b(?:too (?:big|large)|exceed\w* .{0,50}(?:size|limit)|larger than)',
				'(?:message|line|body|header|content)s? (?:is |are |was )?too long',
				'(?:size|length)\b.{0,30}\bexceed\w*\b.{0,40}(?:limit|maximum|size|databytes|fixed|administrative)',
				'exceed\w*\b.{0,40}(?:maximum|max|fixed|allowed|configured)? ?(?:message|mail|attachment|item|size) ?(?:size|limit|length)',
				'mail size limit exceeded|line limit exceeded',
				'exe?c?eed\w* the maximum size',
				'(?:max|maximum)\b.{0,20}(?:message|mail) size',
				'msg(?:size)? (?:too big|exceeded)',
				'oversized?\b.{0,10}(?:message|mail)',
				'(?:nachricht|e-mail|mail).{0,40}zu groß',
				'message trop (?:gros|volumineux)|taille limite du message',
				'demasiado grande',
			],
		],
		[
			'1.6',
			'moved',
			[
				'(?:user|recipient|mailbox|account|address|person)\b.{0,40}\b(?:has )?(?:moved|changed|been moved|no longer on (?:this )?server|been replaced)\b',
				'no longer on server',
				'has moved to|please (?:forward|use|try) (?:to )?<?[^\s@]{1,60}@',
				'user not local; please try',
				'has left (?:the|our|this) (?:company|organi[sz]ation)',
			],
		],
		[
			'1.8',
			'sender-rejected',
			[
				'sender (?:address|domain)?\s?.{0,60}(?:rejected|refused|denied|does not exist|must exist|not found|unknown|invalid|is not allowed|not permitted|verify failed)',
				'sender verif(?:y|ication) (?:failed|failure|error)',
				'(?:invalid|unknown|bad|forged) (?:sender|return[ -]path|envelope[ -]from|mail from)',
				'domain of sender|domain\b.{0,20}\bfor sender',
				'(?:mail from|envelope sender|from address).{0,40}(?:rejected|not allowed|denied|invalid|unverified|not verified|bad)',
				'but sender was rejected',
				'my name was rejected',
				'unrouteable sender|unroutable sender|unrouteable mail domain',
				'does not accept mail from your (?:ip|domain|server|host)',
				'(?:not|never) (?:verified|authorized) to send (?:from|as)',
				'email address is not verified',
			],
		],
		[
			'7.1',
			'policy',
			[
				'(?:reverse dns|ptr|rdns|reverse (?:lookup|mapping))\b',
				'no ptr record|can ?not find your (?:host|reverse)|ip name lookup failed',
				'\b(?:white|allow)[ -]?list|allowed[- ]senders?|\b(?:helo|ehlo)\b.{0,40}(?:invalid|unknown|reject|denied|refused)',
				'your (?:ip|server|mail server|host)\b.{0,40}(?:not (?:found|listed|allowed|known)|unknown)',
			],
		],
		[
			'7.1',
			'relay',
			[
				'rela(?:y|ying)\b.{0,40}(?:denied|not permitted|not allowed|prohibited|restrict|reject|refused|disabled|forbidden|access)',
				'(?:not|no|unable to|cannot|may not|disallowed|refuse\w*|deny|denied)\b.{0,30}\brela(?:y|ying)\b',
				'not (?:a|an) (?:open )?(?:relay|gateway)',
				'(?:rcpthosts|allowed rcpt)',
				'authentication (?:is )?required (?:to relay|for relay)',
				'insecure mail relay',
			],
		],
		[
			'7.26',
			'authentication',
			[
				'\b(?:spf|dkim|dmarc|arc)\b.{0,60}(?:fail|reject|not pass|policy|unauth|softfail|does not|required|violat|check)',
				'(?:fail\w*|reject\w*|violat\w+|not pass|unauthenticated|does not pass)\b.{0,60}\b(?:spf|dkim|dmarc)\b',
				'unauthenticated (?:e-?mail|sender)',
				'not authori[sz]ed to send (?:e-?mails?|mails?) (?:from|for|on behalf)',
				'openspf\.(?:org|net)',
				'sender policy framework',
			],
		],
		[
			'1.2',
			'host-unknown',
			[
				'(?:host|domain|site|server|mx)(?: name)?(?: is)? (?:or domain name )?(?:unknown|not found|not exist)',
				'(?:unknown|invalid|no such|non-?existent|unrouteable|unroutable|illegal|bad) (?:host|domain|site|destination(?: host)?|mail domain|mx|server)',
				'(?:host|domain)(?: name)?\b.{0,60}(?:does ?n[o\']?t exist|not exist|not found|can ?not be found|could not be found|couldn.?t be found|has no (?:mx|mail exchanger|valid))',
				'could ?n[o\']t find (?:any host|a mail exchanger|the host|the domain|host)',
				'couldn.t find any host',
				'name (?:service|server|or service).{0,120}(?:not known|host not found|domain not found)',
				'no (?:mx|mail exchanger|a or mx|mx or a|mx or ip|mx or address|dns|valid mx)\b.{0,30}(?:records?|for|found|host|exist|or)',
				'null mx|mx 0 \.|does not accept mail\b.{0,10}null',
				'nxdomain|(?:recipient|destination)? ?domain must exist|mail domain\b.{0,40}\bis unknown',
				'dns (?:error|lookup|resolution|name).{0,60}(?:not found|fail|no answer|does not exist|domain name)',
				'all relevant mx records point to non-existent hosts',
				'cannot resolve (?:the )?(?:name|domain|host)',
				'address resolution (?:failed|error)',
				'all hosts? address lookups? failed',
				'domain.{0,30}(?:existiert nicht|unbekannt|nicht gefunden)',
				'(?:dominio|domaine|domínio).{0,30}(?:no existe|inexistant|inconnu|no encontrado|non esiste|não existe)',
				'ドメイン.{0,20}(?:見つかり|存在し)',
			],
		],
		[
			'1.1',
			'user-unknown',
			[
				'\b(?:user|usr|recipient|mailbox|account|addressee|address|local ?part|userid|username|login|alias|customer|subscriber|student|person|member)\b(?: \S{1,80}){0,3}?(?: is| was| has been)? (?:unknown|not known|not found|not exist\w*|does ?n[o\']?t exist|did ?n[o\']t exist|nonexist\w*|non-existent|invalid|not valid|not recogni[sz]ed|not listed|not present|not registered|not ours|undefined|inexistent|unrecogni[sz]ed|incorrect)\b',
				'\b(?:unknown|no such|invalid|non-?existent|not a valid|not a known|nonexistent|illegal|undefined|unrecogni[sz]ed|bad|undeliverable|unrouteable|unroutable|incorrect|wrong|no known)(?: or (?:unknown|invalid|illegal|inactive|disabled))?(?: final delivery| destination| virtual| local| e-?mail| envelope| mail| internet| smtp| rcpt| to)? ?(?:user|usr|recipient|mailbox|account|address(?:ee)?s?|local[ -]?part|userid|user ?name|user id|person|alias|login|rcpt|names?)\b',
				'(?:do|does|did|could|can|was|is|were)(?: ?n[o\']t|not|n.t)\b.{0,20}\b(?:exist|found|find(?! (?:your|a (?:gateway|route)))|have (?:an?|such) .{0,30}(?:account|mailbox|user)|be found|know (?:this|the|that) (?:user|address|recipient)|listed in)\b',
				'there is no (?:one|such|user|mailbox|account|person)',
				'no (?:mail ?box|account|user|one|address|recipient)s?\b.{0,40}\b(?:here|found|by that name|with (?:that|this)|available|named|called|at this|of that|in (?:name )?directory|exists?)',
				'(?:not|isn.t) (?:a |an )?(?:local|valid|known|active|registered|existing|deliverable|recogni[sz]ed) (?:user|address|mailbox|recipient|account|e-?mail)',
				'not our customer|no longer (?:valid|exists?|available|in use|in service|with (?:us|the))|no longer (?:work\w*|employed|a member)',
				'(?:address(?:es)?|recipients?)\b.{0,60}(?:were unknown|unknown|failed verification|verification failed)',
				'recipient ?not ?found|recipnotfound|notfound|<_>:? not found|recipient is not local|no valid recipients for this mm',
				'unrouteable address|unroutable address',
				'badrcptto|validrcptto|bad(?:ly)?[-_ ]?recipient(?:to)?|badrecipientto',
				'(?:list|mailing list|group) .{0,60}(?:unknown|does not exist)',
				'(?:addressee|user) unknown|unknown address',
				'(?:empfänger|benutzer|adressat|postfach|adresse|konto).{0,60}(?:unbekannt|existiert nicht|nicht gefunden|ungültig|nicht vorhanden|gibt es nicht)',
				'(?:utilisateur|destinataire|adresse|compte|bo[iî]te).{0,60}(?:inconnue?s?|n.existe pas|introuvable|invalides?|non trouvée?)',
				'(?:usuario|destinatario|cuenta|direcci[oó]n|buz[oó]n|persona).{0,60}(?:desconocid[oa]|no existe|no encontrad[oa]|inv[áa]lid[oa]|inexistente)|no existe.{0,20}(?:usuario|persona|cuenta|direcci[oó]n)',
				'(?:usu[áa]rio|destinat[áa]rio|conta|endere[çc]o).{0,60}(?:desconhecid[oa]|n[ãa]o existe|n[ãa]o encontrad[oa]|inv[áa]lid[oa]|inexistente)',
				'(?:utente|destinatario|indirizzo|casella|account).{0,60}(?:sconosciut[oa]|inesistente|non esiste|non trovat[oa]|non valid[oa])|nessun utente',
				'(?:gebruiker|ontvanger|adres|mailbox).{0,60}(?:onbekend|bestaat niet|niet gevonden|ongeldig)',
				'(?:użytkownik|adresat|odbiorca|adres|konto|skrzynka).{0,60}(?:nieznany|nie istnieje|nie znaleziono)|nie ma takiego (?:użytkownika|konta|adresu)',
				'(?:пользовател|адресат|получател|ящик|адрес|аккаунт)\S{0,6}.{0,60}(?:не существует|не найден|неизвест|неверн)|нет такого (?:пользователя|адреса|ящика)',
				'(?:användaren|mottagaren|adressen|brugeren|modtageren|mottakeren|vastaanottaja).{0,60}(?:okänd|finns inte|findes ikke|finnes ikke|ukendt|ukjent|ei löydy|tuntematon)',
				'(?:アドレス|ユーザー?|宛先|受信者|あて先).{0,40}(?:見つかり|見つかり?ません|存在し|不明|ありません)|ディレクトリ.{0,20}(?:見つかり|ありません)|リストにありません',
				'(?:用户|收件人|地址|邮箱|收件地址|帐号|账号|使用者).{0,16}(?:不存在|未找到|无效|找不到|错误)',
				'(?:사용자|수신자|주소|계정).{0,20}(?:없습니다|존재하지|찾을 수)',
			],
		],
		[
			'2.1',
			'disabled',
			[
				'(?:user|mailbox|account|recipient|address|domain|e-?mail|mail|customer)s?\b(?:\(s\))?.{0,60}\b(?:disabled|suspended|inactive|deactivated|blocked by|locked|frozen|closed|terminated|expired|discontinued|cancell?ed|not (?:currently )?active|temporarily limited|unavailable for|not accepting|no longer accept\w*|unsubscribed|unpaid|abandoned|dormant|not activated)\b',
				'(?:disabled|suspended|inactive|deactivated|locked|closed|terminated|expired|discontinued|cancell?ed|dormant|abandoned) (?:user|mailbox|account|recipient|address|domain|e-?mail|customer|service)',
				'administrative?le?y (?:disabled|prohibited)|archived recipient|suspend(?:ed)? the service',
				'not accepting (?:any )?(?:mail|messages|e-?mail)',
				'(?:konto|postfach).{0,40}(?:gesperrt|deaktiviert|stillgelegt)',
				'(?:compte|bo[iî]te).{0,40}(?:désactivée?|suspendue?|fermée?)',
				'(?:cuenta|buz[oó]n|conta).{0,40}(?:desactivad[oa]|suspendid[oa]|desativad[oa]|suspens[oa]|bloquead[oa])',
			],
		],
		[
			'7.1',
			'spam',
			[
				'\bspams?\b|\bubl?e\b|unsolicited|\bjunk\b|bulk (?:e-?)?mail|spamassassin|spamhaus|spamcop|spambl|phish',
				'(?:black|block|deny)[ -]?list(?:ed|ing|s)?\b',
				'\b(?:rbl|dnsbl|surbl|uribl|sorbs|barracudacentral|senderbase|cloudmark|mailspike|senderscore|invaluement|dbl)\b',
				'(?:poor|bad|low|your|ip|sender|domain)(?: \S{1,20})? reputation|reputation (?:is |score |too )?(?:low|poor|bad)',
				'unwanted (?:messages?|mails?|e-?mails?)\b|looks like spam|score.{0,30}too high',
			],
		],
		[
			'7.1',
			'virus',
			[
				'\b(?:virus|malware|trojan|worm)\b.{0,60}(?:detected|found|infected|reject|scan|contain)?',
				'infected (?:with|message|file)',
			],
		],
		[
			'7.1',
			'policy',
			[
				'\b(?:blocked|banned|prohibited|restricted|forbidden|quarantined)\b',
				'polic(?:y|ies)\b',
				'(?:access|permission|authori[sz]ation|service|connection|delivery|mail|message|e-?mail|transaction|content)s?(?: \S{1,20}){0,2} (?:denied|refused|rejected|not (?:authori[sz]ed|permitted|allowed|accepted))',
				'(?:not|un)[ -]?(?:authori[sz]ed|permitted|allowed)\b',
				'client host .{0,40}reject',
				'dynamic(?:ally)? (?:ip|assigned|address)|dial-?up|residential',
				'grey ?list|gray ?list',
				'content (?:filter|reject)|message (?:filter|content).{0,20}reject|banned (?:content|file|extension|attachment)',
				'preferences of the person|recipient preferences|(?:user|recipient)\b.{0,20}\brefuses? to receive|user reject|go away|message filtered|account is protected|you are not a member|not member article|members? only|moderated',
				'authentication (?:is )?required|authrequired|sender not authenticated',
				'starttls|tls (?:is )?required|must issue a starttls',
				'use the smtp server of your isp',
			],
		],
		[
			'4.6',
			'loop',
			[
				'too many hops|hop count exceeded|maximum hop|mail(?:ing)? loop|routing loop|loops? back|loop (?:detected|condition|alert)|list loop|looping',
				'listed as a best-preference mx',
				'too many received',
			],
		],
		[
			'4.7',
			'expired',
			[
				'(?:delivery|message|mail|envelope|queue|time|retry|lifetime)\b.{0,30}\b(?:expired|timeout exceeded|time ?out)',
				'(?:in the queue|queued?|undeliver\w*|not been delivered|not (?:be )?delivered)\b.{0,30}\b(?:too long|for \d+ |within \d+|after \d+)',
				'(?:could|can|has|was) not (?:be |been )?(?:delivered|sent)\b.{0,30}\b(?:for|within|after|in) (?:the last |more than |over )?(?:\d+|too long)',
				'cannot send message (?:for|within) \d+',
				'(?:delivery|retr\w+) (?:time|attempts?|failed \d+ attempts?|period).{0,30}(?:expired|exceeded|exhausted|elapsed|gave up|failed)?',
				'delivery failed \d+ attempts?',
				'retry time not reached|retry timeout|have been failing for a long time|long failure period',
				'giving up after|exceeded (?:the )?(?:maximum )?(?:number of )?(?:retries|attempts|retry)|max(?:imum)? (?:number of )?(?:retries|retry|attempts)',
				'unable to deliver this message after|message (?:will be |was )?deleted from queue',
				'too old|queue too long|timed out waiting for|deadline',
			],
		],
		[
			'4.1',
			'network',
			[
				'connection (?:timed? ?out|refused|reset|failed|closed|lost|dropped|was (?:refused|closed|dropped|reset)|could not|unexpectedly|to .{0,60}(?:failed|refused|timed out))',
				'(?:lost|closed|dropped|refused|no|unable to (?:establish|make)|could not (?:establish|make)|wasn.t able to establish)\b.{0,30}\bconnection',
				'(?:timed? ?out|timeout)\b',
				'(?:can ?not|could not|couldn.t|failed to|unable to) (?:connect|contact|reach|establish)',
				'(?:network|socket|i\/o|communication) (?:error|is unreachable|unreachable|failure|problem)|no route to host|host (?:is )?(?:down|unreachable|not responding)',
				'did not (?:accept our requests to connect|respond|answer|reply)|not respond(?:ing|ed)?|no answer|no response',
				'greeting failed|conversation with .{0,60} timed out|smtp session|protocol error',
				'server (?:is )?(?:busy|unavailable|down|not available|too busy|temporarily unavailable)|service (?:is )?(?:temporarily )?(?:not available|unavailable)',
				'dns (?:failure|timeout|server)|server failure|name server|find a (?:gateway|route)|temporary lookup failure|cname lookup failed',
			],
		],
		[
			'3.1',
			'system-full',
			[
				'insufficient (?:system )?(?:storage|resources|disk)|(?:no|not enough|out of|insufficient) (?:free |disk )?space|disk full|file ?system full|system (?:storage )?full',
			],
		],
		[
			// Said of unknown addresses and of unwelcome mail alike.
			'0.0',
			'rejected',
			[
				'mailbox (?:is )?(?:unavailable|not available|not accessible|name not allowed)',
				'(?:recipient|user|address|account) (?:is )?(?:unavailable|not available|not accepted|not accepting|not ok|rejected)',
				'address(?:es)? rejected|rejected (?:the )?(?:address|recipient|rcpt)|rejected by a remote mail server',
				'recipient (?:address )?(?:rejected|refused|denied)|does not like recipient|no valid recipients|can.t accept user|missing home directory',
			],
		],
		[
			'6.0',
			'content',
			[
				'(?:malformed|invalid|illegal|bad|non-?compliant|missing|duplicate|multiple)\b.{0,30}\b(?:headers?|mime|message|content|format|address|from:)',
				'(?:bare (?:lf|cr|linefeed)|8-?bit|line (?:too long|length)|rfc ?(?:2822|5322|822)|smtputf8)',
				'contents?\b.{0,30}(?:reject|not accept|unacceptable)',
			],
		],
		[
			'5.2',
			'protocol',
			[
				'syntax error|(?:command|parameter) (?:not (?:implemented|recogni[sz]ed|supported)|unrecogni[sz]ed|unknown)|bad sequence|need (?:rcpt|mail|helo)|protocol (?:violation|error)',
			],
		],
		[
			'3.0',
			'system',
			[
				'(?:local|internal|system|server|mailer|configuration|processing|unknown|delivery|transport|queue) ?(?:configuration |delivery )?(?:error|failure|fault|problem)',
				'(?:can ?not|could not|unable to|failed to) (?:open|create|write|read|append|lock|execute|exec|chdir|stat|access|deliver|process|route)',
				'permission denied|no such file|command (?:died|failed|not found)|mailer (?:died|error)|service unavailable|i\/o error|operation not permitted|is not a directory',
			],
		],
	];

	/**
	 * What a refusal means, or null when its words are unknown.
	 *
	 * @param string $text One server's answer or the text of a notice.
	 * @return array{detail: string, reason: string}|null
	 */
	public static function meaning( string $text ): ?array {
		$text = self::without_names( mb_strcut( $text, 0, 8_000, 'UTF-8' ) );
		foreach ( self::RULES as [ $detail, $reason, $patterns ] ) {
			if ( 1 === preg_match( '/' . implode( '|', $patterns ) . '/iu', $text ) ) {
				return [
					'detail' => $detail,
					'reason' => $reason,
				];
			}
		}
		return null;
	}

	/**
	 * A text on one line, without the names of addresses and hosts, which may hold any word; those of block lists tell something and stay.
	 *
	 * @param string $text Text.
	 */
	private static function without_names( string $text ): string {
		$text = (string) preg_replace( Bounce_Text::ADDRESS, '_', $text );
		$text = (string) preg_replace( '/\b(?![\w.-]{0,60}(?i:spf|spam|barracuda|sorbs|rbl|dnsbl|surbl|uribl|resolver|senderbase|cloudmark))[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){2,8}\b/', '_', $text );
		return (string) preg_replace( '/\s+/u', ' ', $text );
	}
}
