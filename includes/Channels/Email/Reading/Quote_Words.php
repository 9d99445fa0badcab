<?php
/**
 * What mail programs write around a quote.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * The words of about forty languages, in one place: a new language is a few entries here and nothing elsewhere.
 *
 * Plain words, not patterns: a line holds those of related languages, parted by "|".
 */
final class Quote_Words {

	/**
	 * How a line begins that ends in "wrote:", before its date. Capitals count: a sentence goes on in small letters.
	 */
	public const ON = [
		// English.
		'On|At|In message',
		// German.
		'Am|Um|Mit Datum vom',
		// French, Spanish, Catalan, Italian, Portuguese, Galician.
		'Le|El|El dia|El día|Il|In data|Em|No dia|O|Os|A',
		// Dutch, Nordic.
		'Op|Den|På|Þann|Þ.',
		// Slavic, Latin script.
		'W dniu|Dnia|Dne|Dňa|Dana|V|Datuma',
		// Slavic, Cyrillic.
		'На|В|Във|Дана|У',
		// Romanian.
		'În data de|În|Pe data de|Pe|La|La data de',
		// Greek.
		'Στις|Την|Τη|Στο',
		// Vietnamese, Indonesian, Malay, Filipino.
		'Vào|Vào lúc|Lúc|Ngày|Pada|Pada tanggal|Tarikh|Noong|Nong',
		// Albanian, Welsh, Estonian.
		'Më|Ar|Kuupäeval|Data',
		// Chinese.
		'在|於|于',
		// Hebrew, Arabic, Persian.
		'ב-|בתאריך|ביום|في|بتاريخ|في يوم|در|در تاریخ',
		// Thai, Hindi, Bengali.
		'เมื่อ|ในวันที่|เมื่อวันที่|को|তারিখে',
	];

	/**
	 * Wrote. The first list stands at the end of the line; the second also stands before the name ("schrieb Anna:").
	 */
	public const WROTE = [
		// English.
		'wrote|writes|has written|sent|said|says',
		// German, Dutch.
		'geschrieben|schrieben sie|folgendes geschrieben|het volgende geschreven|geschreven|schreef het volgende|het volgende|verzond',
		// French.
		'a écrit|écrit|à écrit|nous a dit|a ecrit',
		// Spanish, Catalan, Galician, Basque.
		'escribió|escribio|ha escrito|va escriure|ha escrit|escribiu|idatzi du|igorri du',
		// Italian, Portuguese, Romanian.
		'ha scritto|scrive|escreveu|escreveu o seguinte|a scris',
		// Polish, Czech, Slovak.
		'napisał|napisała|pisze|nadesłał|nadesłała|napsal|napsala|napísal|napísala|píše',
		// Finnish, Estonian, Hungarian.
		'kirjoitti|kirjutas|ezt írta|írta',
		// Lithuanian, Latvian, Icelandic, Albanian.
		'rašė|parašė|rakstīja|skrifaði|shkroi',
		// Croatian, Serbian, Slovenian.
		'napisao|napisal|je napisao|je napisala|napisao je|napisala je|je napisao/la|je pisal|je napisal|je napisal/a|је написао|је написао/ла',
		// Russian, Ukrainian, Bulgarian, Macedonian.
		'написал|написала|пишет|писал|писала|написа|пише|написав|напиша|пишува',
		// Greek, Turkish.
		'έγραψε|εγραψε|yazdı|şunu yazdı|şunları yazdı|yazmış',
		// Vietnamese, Indonesian, Filipino.
		'đã viết|viết|menulis|ay sumulat|sumulat',
		// Chinese, Japanese, Korean.
		'写道|寫道|写到|のメッセージ|のメール|は書きました|さんは書きました|が書きました|작성|쓴 글|님이 쓴 글|님이 작성|님이 작성하였습니다|님이 작성함|썼습니다',
		// Hebrew, Arabic, Persian.
		'כתב|כתבה|כתב/ה|מאת|كتب|كتبت|نوشت|نوشته است',
		// Thai, Hindi, Bengali.
		'เขียนว่า|เขียน|ने लिखा|লিখেছেন',
	];

	public const WROTE_BEFORE_NAME = [ 'schrieb|schreibt|schreef|skrev|skreiv|skrifaði|kirjutas|napsal|napísal|pisze|napisał|je napisal|írta|shkroi' ];

	/**
	 * The labels of a quoted mail's header.
	 */
	public const HEADER = [
		'from'    => [
			'from|von|absender|šalje|mula kay|de|expéditeur|remitente|da|mittente|remetente|van|afzender|fra|från|avsändare|lähettäjä|saatja|kellelt|od|nadawca|odesílatel',
			'odosielateľ|pošiljatelj|feladó|küldő|expeditor|de la|от|отправитель|от кого|від|відправник|подател|од|από|αποστολέας|kimden|gönderen|kam|nuo|siuntėjas',
			'no|sūtītājs|từ|người gửi|dari|daripada|nga|dërguesi|frá|nork|remitent|发件人|寄件者|寄件人|發件人|差出人|送信者|보낸 사람|보낸사람|מאת|من|از|فرستنده|จาก|प्रेषक|থেকে',
		],
		'date'    => [
			'date|sent|sent at|date sent|gesendet|gesendet am|datum|geschickt|date/time|envoyé|envoyé le|envoyée|message du|le|fecha|enviado',
			'enviado el|enviados|fecha de envío|data|inviato|inviato il|enviada em|enviado em|enviada|data de envio|enviat|enviat el|verzonden|verstuurd',
			'sendt|dato|skickat|skickat den|lähetetty|päivämäärä|pvm|saadetud|kuupäev|wysłano|wysłane|data wysłania|odesláno|odoslané|dátum|poslano|poslato',
			'datum slanja|elküldve|küldve|küldés dátuma|trimis|trimis la|data trimiterii|отправлено|дата|дата отправки|надіслано|изпратено|изпратен|послато',
			'испратено|στάλθηκε|ημερομηνία|αποστολή|εστάλη|gönderildi|gönderme tarihi|gönderilme tarihi|tarih|išsiųsta|siunčiama|nosūtīts|datums|ngày|đã gửi|tanggal',
			'dikirim|terkirim|dihantar|tarikh|ipinadala|dërguar|sent þann|dagsetning|bidalia|发送时间|发送日期|日期|时间|寄件日期|傳送時間|寄件時間|送信日時|送信日|日時|日付|보낸 날짜|보낸날짜|날짜|נשלח|תאריך',
			'تاريخ الإرسال|تم الإرسال|التاريخ|أُرسلت|تاریخ|ارسال|วันที่|ส่งเมื่อ|ส่ง|दिनांक|भेजा गया|তারিখ',
		],
		'to'      => [
			'to|an|empfänger|à|pour|destinataire|para|destinatario|a|per a|per|aan|til|till|vastaanottaja|kellele|saaja|do|adresat|komu|za|prima|kome|címzett|către',
			'catre|la|кому|до|получатель|за|προς|παραλήπτης|kime|alıcı|kam|kas|iki|saņēmējs|đến|tới|người nhận|kepada|untuk|ke|kay|për|nori|收件人|收件者|宛先|받는 사람|받는사람',
			'받는이|אל|إلى|الى|به|گیرنده|ถึง|प्रति|সেবা|প্রতি',
		],
		'subject' => [
			'subject|betreff|betr|betrifft|objet|sujet|asunto|oggetto|assunto|assumpte|onderwerp|betreft|emne|ämne|aihe|teema|temat|předmět|věc|predmet|vec|zadeva',
			'naslov|tárgy|subiect|тема|предмет|относно|наслов|θέμα|konu|tema|temats|chủ đề|tiêu đề|perihal|subjek|judul|paksa|subjekti|efni|gaia|lënda|主题|主旨|主題|件名',
			'제목|נושא|الموضوع|موضوع|เรื่อง|หัวเรื่อง|विषय|বিষয়',
		],
		'other'   => [
			'cc|bcc|reply-to|reply to|kopie|kopie (cc)|blindkopie|antwort an|copie à|copie|cci|répondre à|responder a|cco|ccn|rispondi a|responder para|com cópia',
			'beantwoorden - aan|antwoord aan|kopi|svar til|kopia|kopia till|svara till|kopio|dw|udw|odpowiedz do|kopie komu|kópia|másolat|másolatot kap|копия|копія',
			'κοιν|κοιν.|bilgi|kopija|tembusan|đồng gửi|抄送|副本|密送|参照|참조|העתק|عفتق|نسخة|نسخة إلى|رونوشت|สำเนา|สำเนาถึง|organization|organisation|importance|priority',
			'wichtigkeit|priorität|importancia|importância|prioridad|prioridade|prioriteit|urgentie|attachments|anlagen|pièces jointes|adjuntos|datos adjuntos',
			'anexos|allegati|bijlagen|vedhæftet|vedhæftede filer|bilagor|załączniki|вложения|重要性|附件|reply|newsgroups|mailed-by|signed-by',
		],
	];

	/**
	 * Between dashes above a quoted mail.
	 */
	public const ORIGINAL = [
		'original message|original email|original e-mail|original mail|reply message|original appointment|original message processed by david|previous message',
		'quoted message|ursprüngliche nachricht|originalnachricht|original nachricht|ursprüngliche mail|originale nachricht|antwort nachricht',
		'ursprünglicher termin|message original|message d\'origine|message d’origine|mail original|e-mail original|courriel d\'origine|rendez-vous original',
		'mensaje original|mensaje de origen|correo original|missatge original|mensagem original|mensaxe orixinal|messaggio originale|messaggio di origine',
		'email originale|jatorrizko mezua|oorspronkelijk bericht|origineel bericht|originele bericht|oorspronkelijke bericht|oprindelig meddelelse',
		'oprindelig besked|original meddelelse|opprinnelig melding|originalmelding|opprinnelig e-post|ursprungligt meddelande|originalmeddelande',
		'alkuperäinen viesti|upprunaleg skilaboð|algne sõnum|algne kiri|wiadomość oryginalna|oryginalna wiadomość|treść oryginalnej wiadomości|původní zpráva',
		'pôvodná správa|izvirno sporočilo|originalna poruka|izvorna poruka|оригинална порука|оригинална поща|оригинално съобщение|оригинална порака',
		'исходное сообщение|оригинальное сообщение|исходное письмо|первоначальное сообщение|оригінальне повідомлення|початкове повідомлення|вихідне повідомлення',
		'eredeti üzenet|eredeti e-mail|mesaj original|mesajul original|mesaj inițial|mesajul inițial|αρχικό μήνυμα|orijinal mesaj|özgün ileti|orijinal ileti',
		'originali žinutė|pradinis laiškas|sākotnējais ziņojums|oriģinālais ziņojums|thư gốc|tin nhắn gốc|pesan asli|mesej asal|orihinal na mensahe',
		'mesazhi origjinal|原始邮件|原始郵件|原始邮件信息|回复的原邮件|原邮件|元のメッセージ|オリジナルメッセージ|원본 메시지|원본 메일|원본 편지|original message text|הודעה מקורית|הודעת מקור|الرسالة الأصلية',
		'رسالة أصلية|پیام اصلی|ข้อความเดิม|ข้อความต้นฉบับ|मूल संदेश|মূল বার্তা',
	];

	/**
	 * Above a mail that is passed on.
	 */
	public const FORWARDED = [
		'forwarded message|forwarded mail|forwarded email|forwarded by|begin forwarded message|start of forwarded message|forwarded|resent message',
		'weitergeleitete nachricht|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|weitergeleitet von',
		'beginn der weitergeleiteten nachricht|message transféré|début du message transféré|début du message réexpédié|message réexpédié|transféré par',
		'courriel transféré|mensaje reenviado|inicio del mensaje reenviado|missatge reenviat|mensagem encaminhada|mensagem reencaminhada',
		'início da mensagem encaminhada|início da mensagem reencaminhada|mensaxe reenviada|messaggio inoltrato|inizio messaggio inoltrato|inoltrato da',
		'inizio del messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|videresendt meddelelse|videresendt melding|start på videresendt besked',
		'begynnelse på videresendt melding|vidarebefordrat meddelande|vidarebefordrat brev|börja vidarebefordrade meddelande|välitetty viesti',
		'edelleenlähetetty viesti|välitetty viesti alkaa|edastatud kiri|treść przekazanej wiadomości|wiadomość przekazana|przekazana wiadomość',
		'początek przekazanej wiadomości|przesłana wiadomość|přeposlaná zpráva|začátek přeposlané zprávy|preposlaná správa|posredovano sporočilo',
		'proslijeđena poruka|prosleđena poruka|прослеђена порука|препратено съобщение|пересылаемое сообщение|пересланное сообщение',
		'начало переадресованного сообщения|начало пересылаемого сообщения|конец пересылаемого сообщения|пересылане повідомлення|переслане повідомлення',
		'початок листа, що пересилається|továbbított üzenet|továbbított levél|mesaj redirecționat|mesaj redirectionat|mesajul redirecționat|προωθημένο μήνυμα',
		'αρχή προωθημένου μηνύματος|iletilen mesaj|iletilmiş ileti|yönlendirilmiş ileti|persiųstas laiškas|pārsūtītā ziņa|thư đã chuyển tiếp',
		'thư được chuyển tiếp|pesan terusan|pesan yang diteruskan|mesej dimajukan|转发的邮件|转发邮件信息|轉寄的郵件|轉寄郵件|開始轉寄郵件|转发邮件|転送されたメッセージ|転送メッセージ|전달된 메시지|전달된 메일',
		'הודעה שהועברה|رسالة معاد توجيهها|پیام هدایت شده|ข้อความที่ส่งต่อ',
	];

	/**
	 * A short reply that points into the quote: its author wrote there, or means what stands there.
	 */
	public const SEE_BELOW = [
		// English.
		'see below|see inline|see in line|see my answers|see my comments|see my responses|see our answers|see our comments|answers inline|comments inline|responses inline|replies inline|answers below|answer below|comments below|responses below|answered below|answered inline|inline below|below in red|below in blue|in red below',
		// German, Dutch.
		'siehe unten|siehe weiter unten|s. u.|s.u.|antworten unten|antworten im text|antworten stehen unten|antwort unten|im text unten|unten in rot|unten rot|siehe im text|siehe anmerkungen|zie onder|zie hieronder|zie beneden|antwoorden hieronder|antwoord hieronder|in het rood',
		// French, Spanish, Italian, Portuguese, Catalan.
		'voir ci-dessous|voyez ci-dessous|cf. ci-dessous|voir plus bas|réponses ci-dessous|réponse ci-dessous|mes réponses en|réponses en rouge|réponses dans le texte|ver abajo|ver más abajo|véase abajo|respuestas abajo|respuesta abajo|respondo abajo|en rojo|vedi sotto|si veda sotto|risposte sotto|rispondo sotto|in rosso|ver abaixo|vide abaixo|respostas abaixo|resposta abaixo|em vermelho|vegeu més avall',
		// Nordic, Finnish.
		'se nedenfor|se under|se mine svar|svar nedenfor|svar under|se nedan|svar nedan|se mina svar|katso alla|vastaukset alla',
		// Slavic, Hungarian, Romanian, Greek, Turkish.
		'patrz poniżej|zobacz poniżej|odpowiedzi poniżej|viz níže|odpovědi níže|pozri nižšie|odpovede nižšie|см. ниже|смотрите ниже|ответы ниже|ответ ниже|див. нижче|відповіді нижче|виж по-долу|lásd lent|lásd alább|válaszok lent|vezi mai jos|a se vedea mai jos|δείτε παρακάτω|βλέπε παρακάτω|aşağıya bakın|aşağıda yanıtladım',
		// Chinese, Japanese, Korean.
		'见下|請見下|请见下|如下文|下記インライン|インラインで|아래 참조|아래를 참조',
	];

	/**
	 * What other helpdesks write above their own mails.
	 */
	public const REPLY_ABOVE = [
		'reply above this line|type your reply above this line|please type your reply above this line|please reply above this line|write a reply above this line|write above this line to reply|reply above the line',
		'antwort über dieser linie|antworten sie über dieser linie|bitte antworten sie über dieser linie|bitte oberhalb dieser linie antworten|bitte antworten sie oberhalb dieser zeile|bitte geben sie ihre antwort über dieser zeile ein',
		'répondez au-dessus de cette ligne|veuillez répondre au-dessus de cette ligne|responda por encima de esta línea|escriba su respuesta por encima de esta línea|responda acima desta linha|rispondi sopra questa riga|antwoord boven deze lijn|typ uw antwoord boven deze regel|svar over denne linje|svara ovanför denna rad|odpowiedz powyżej tej linii',
	];

	/**
	 * How the line of a phone or of a program under a reply begins.
	 */
	public const SENT_FROM = [
		'sent from|sent via|sent with|sent by|sent using|sent on the go|from my iphone|from my ipad|from my android|from my phone|from my mobile',
		'from my blackberry|from my samsung|get outlook for|download outlook for|get boxer for|composed on my|typed on my|written on my|gesendet von',
		'gesendet mit|gesendet aus|gesendet über|von meinem|von meiner|diese nachricht wurde von|diese e-mail wurde von|holen sie sich outlook|laden sie outlook',
		'outlook für|envoyé de|envoyé depuis|envoyé à partir|envoyé avec|envoyé par|envoyé via|télécharger outlook|télécharger la version|obtenir outlook',
		'obtenez outlook|provenance : courrier|provenance :|outlook pour|enviado desde|enviado con|enviado do|enviado a partir|enviado pelo|enviado via',
		'enviado por|enviado com|enviado de|obtener outlook|obter o outlook|obtenha o outlook|descargar outlook|outlook para|enviat des|enviat de|enviat amb',
		'inviato da|inviato dal|inviato con|scarica outlook|ottieni outlook|outlook per|verzonden vanaf|verstuurd vanaf|verzonden met|verstuurd met',
		'verzonden via|verzonden vanuit|outlook voor|download outlook voor|sendt fra|sendt med|hent outlook|få outlook|skaff deg outlook|outlook til',
		'skickat från|skickades från|skickat med|sänt från|från min|hämta outlook|outlook för|lähetetty|hanki outlook|saadetud|sent úr|sent frá|wysłane z',
		'wysłano z|wysłane za|wysłane przy|pobierz outlook|pobierz aplikację outlook|odesláno z|odesláno ze|odoslané z|odoslané zo|získejte outlook',
		'získať outlook|poslano z|poslano s|poslano sa|послато са|изпратено от|испратено од|отправлено с|отправлено из|отправлено от|послано с|надіслано з',
		'надіслано із|відправлено з|küldve|elküldve|az én|trimis de pe|trimis din|trimis de|obțineți outlook|στάλθηκε από|απεστάλη από|εστάλη από|išsiųsta iš',
		'siųsta iš|nosūtīts no|sūtīts no|gửi từ|được gửi từ|đã gửi từ|dikirim dari|terkirim dari|dihantar dari|ipinadala mula|dërguar nga|gönderen:|bidalia nire',
		'发自我的|发自|來自我的|来自我的|从我的|從我的|自我的|寄自|傳送自我的|由我的|获取 outlook|取得 outlook|下载 outlook|ส่งจาก|נשלח מ|נשלח מה|أرسلت من|أُرسلت من|تم الإرسال من|مُرسل من|أرسل من',
		'ارسال شده از|फ़ोन से भेजा गया',
	];

	/**
	 * How such a line ends, in languages that put the verb last.
	 */
	public const SENT_FROM_END = [ 'gesendet|gesendet.|gönderildi|gönderildi.|から送信|から送信されました|에서 보냄|에서 보냈습니다|에서 발송|发送|傳送|送信|küldve|से भेजा गया|herunterladen|downloaden|saadetud|from mobile|uygulamasını edinin|letöltése' ];

	/**
	 * Words one by one.
	 *
	 * @param list<string> $lines Lines of words.
	 * @return list<string>
	 */
	public static function each( array $lines ): array {
		return array_values( array_unique( explode( '|', implode( '|', $lines ) ) ) );
	}

	/**
	 * Words as the alternatives of a pattern, the longest first.
	 *
	 * @param list<string> $lines Lines of words.
	 */
	public static function any_of( array $lines ): string {
		$words = self::each( $lines );
		usort( $words, static fn ( string $one, string $other ): int => strlen( $other ) <=> strlen( $one ) );
		return implode( '|', array_map( static fn ( string $word ): string => str_replace( ' ', '\s', preg_quote( $word, '/' ) ), $words ) );
	}
}
