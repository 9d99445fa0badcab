<?php
/**
 * Who works in the shop and who writes to it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return [
	// Log-in name: name, role, inboxes. The password is `password`.
	'agents'    => [
		'devon' => [ 'Devon Clarke', 'manager', [ 'Support', 'Wholesale' ] ],
		'tomas' => [ 'Tomás Ferreira', 'agent', [ 'Support', 'Wholesale' ] ],
		'mara'  => [ 'Mara Lindqvist', 'agent', [ 'Support' ] ],
		'aiko'  => [ 'Aiko Tanaka', 'light_agent', [ 'Support', 'Wholesale' ] ],
	],
	'teams'     => [
		'Studio'   => [ 'aiko', 'devon' ],
		'Shipping' => [ 'tomas', 'mara' ],
	],
	// Name: domain, whether colleagues see each other's tickets, account manager, notes.
	'companies' => [
		'Harbour & Rye Cafés'  => [ 'harbourrye.example', true, 'tomas', "Two cafés in Whitby, a third opens in spring. Orders twice a year, always the slate espresso cups.\nInvoices need a VAT number and go to Ama." ],
		'Leeds Coffee Works'   => [ 'leedscoffee.example', false, 'tomas', 'Opens on 6 March. Wants a foot stamp of their own.' ],
		'Grey Heron Tea'       => [ 'greyheron.example', false, 'devon', 'Tea shop in York. Yunomi cups and small teapots on sale or return.' ],
		'Maison Lavande'       => [ 'maisonlavande.example', false, 'devon', 'Shop in Lyon. Writes in French, invoices in euros.' ],
		'Nordlys Interiør'     => [ 'nordlys.example', false, '', '' ],
	],
	// Address: name, language, one of: '' claimed address, '+' verified address; phone, notes.
	'contacts'  => [
		'kwame@harbourrye.example'        => [ 'Kwame Mensah', 'en', '+', '+44 1947 900101', '' ],
		'ama@harbourrye.example'          => [ 'Ama Mensah', 'en', '+', '', 'Does the books.' ],
		'ingrid@fjordmail.example'        => [ 'Ingrid Solberg', 'nb', '', '', '' ],
		'layla.haddad@barid.example'      => [ 'ليلى حداد', 'ar', '', '', '' ],
		'lan.nguyen@thupost.example'      => [ 'Nguyễn Thị Lan', 'vi', '+', '+44 7700 900288', 'Comes to the Saturday wheel class.' ],
		'dmytro.k@poshta.example'         => [ 'Дмитро Коваленко', 'uk', '', '', '' ],
		'lucia.benitez@correo.example'    => [ 'Lucía Benítez', 'es', '+', '', '' ],
		'yuki.sato@craftpress.example'    => [ '佐藤 由紀', 'ja', '', '', 'Editor of a craft magazine.' ],
		'siobhan.byrne@postbox.example'   => [ 'Siobhán Byrne', 'en', '+', '', '' ],
		'hana.novotna@posta.example'      => [ 'Hana Novotná', 'cs', '', '', '' ],
		'seun@leedscoffee.example'        => [ 'Oluwaseun Adeyemi', 'en', '+', '+44 113 496 0110', '' ],
		'jose.ramirez@correo.example'     => [ 'José Ramírez', 'es', '', '', '' ],
		'aroha.ngata@kiwimail.example'    => [ 'Aroha Ngata', 'mi', '', '', '' ],
		'bjorn.k@islandpost.example'      => [ 'Björn Kristjánsson', 'is', '', '', '' ],
		'eleni.p@tachydromos.example'     => [ 'Ελένη Παπαδοπούλου', 'el', '', '', '' ],
		'noa.levi@doar.example'           => [ 'נועה לוי', 'he', '', '', '' ],
		'xiaoming.wang@youxiang.example'  => [ '王小明', 'zh-CN', '', '', '' ],
		'seoyeon.kim@pyeonji.example'     => [ '김서연', 'ko', '+', '', '' ],
		'ananya.sharma@patra.example'     => [ 'अनन्या शर्मा', 'hi', '', '', '' ],
		'somchai.j@jotmai.example'        => [ 'สมชาย ใจดี', 'th', '', '', '' ],
		'nino.b@posta-ge.example'         => [ 'ნინო ბერიძე', 'ka', '', '', '' ],
		'ani.s@namak.example'             => [ 'Անի Սարգսյան', 'hy', '', '', '' ],
		'olga.smirnova@pochta.example'    => [ 'Ольга Смирнова', 'ru', '', '', '' ],
		'darya.rostami@nameh.example'     => [ 'دریا رستمی', 'fa', '', '', '' ],
		'tharani.s@kaditham.example'      => [ 'தாரணி செல்வம்', 'ta', '', '', '' ],
		'hiwot.b@debdabe.example'         => [ 'ሕይወት በቀለ', 'am', '', '', '' ],
		'elif.yilmaz@posta-tr.example'    => [ 'Elif Yılmaz', 'tr', '+', '', '' ],
		'zofia.wojcik@poczta.example'     => [ 'Zofia Wójcik', 'pl', '', '', '' ],
		'anna.lindgren@brevet.example'    => [ 'Anna-Karin Lindgren', 'sv', '', '', '' ],
		'matteo.ricci@postino.example'    => [ 'Matteo Ricci', 'it', '', '', '' ],
		'camille@maisonlavande.example'   => [ 'Camille Roussel', 'fr', '+', '+33 4 99 00 10 22', '' ],
		'theo@maisonlavande.example'      => [ 'Théo Girard', 'fr', '', '', '' ],
		'margaret@greyheron.example'      => [ 'Margaret Ashworth', 'en', '+', '+44 1904 960 100', '' ],
		'silje@nordlys.example'           => [ 'Silje Østby', 'nb', '', '', '' ],
		'joao.pereira@carteiro.example'   => [ 'João Pereira', 'pt', '', '', '' ],
		'greta.vogel@briefkasten.example' => [ 'Greta Vögel', 'de', '+', '', '' ],
		'felix.baumann@schweizpost.example' => [ 'Felix Baumann', 'de-CH', '', '', '' ],
		'mairi.macleod@hebrides.example'  => [ 'Màiri MacLeod', 'gd', '', '', 'Parcels take two days longer to the islands.' ],
		'rhys.evans@llythyr.example'      => [ 'Rhys Evans', 'cy', '', '', '' ],
		'amina.diallo@courrier.example'   => [ 'Amina Diallo', 'fr', '', '', '' ],
		'kofi.boateng@mailgh.example'     => [ 'Kofi Boateng', 'en', '', '', '' ],
		'leilani.kahale@aloha.example'    => [ 'Leilani Kahale', 'en', '', '', '' ],
		'ruth.okafor@fernmail.example'    => [ 'Ruth Okafor', 'en', '+', '', '' ],
		'daniel.whitfield@postbox.example' => [ 'Daniel Whitfield', 'en', '', '+44 7700 900313', '' ],
		'helen.marsh@fernmail.example'    => [ 'Helen Marsh', 'en', '', '', '' ],
		'george.patel@postbox.example'    => [ 'George Patel', 'en', '+', '', '' ],
		'beth.hargreaves@valley.example'  => [ 'Beth Hargreaves', 'en', '', '', 'Lives round the corner, likes to pick up.' ],
		'tom.sutcliffe@valley.example'    => [ 'Tom Sutcliffe', 'en', '', '', '' ],
		'imani.brooks@fernmail.example'   => [ 'Imani Brooks', 'en', '', '', '' ],
		'carlos.mendoza@correo.example'   => [ 'Carlos Mendoza', 'es-MX', '', '', '' ],
		'lotte.devries@postnet.example'   => [ 'Lotte de Vries', 'nl', '', '', '' ],
		'maja.horvat@posta-hr.example'    => [ 'Maja Horvat', 'hr', '', '', '' ],
		'eszter.nagy@levelek.example'     => [ 'Nagy Eszter', 'hu', '', '', '' ],
		'oskar.virtanen@kirje.example'    => [ 'Oskar Virtanen', 'fi', '', '', '' ],
		'priyanka.das@patra.example'      => [ 'Priyanka Das', 'en', '', '', '' ],
		'walter.finch@postbox.example'    => [ 'Walter Finch', 'en', '', '', 'Collects moon jars. Patient, but asks every week.' ],
		'nadia.rahman@fernmail.example'   => [ 'Nadia Rahman', 'en', '', '', '' ],
		'peter.oconnell@postbox.example'  => [ 'Peter O’Connell', 'en', '', '', '' ],
		'sunita.rao@patra.example'        => [ 'Sunita Rao', 'en', '+', '', '' ],
	],
	'strangers' => [
		'growth@seo-rocket.example'       => 'SEO Rocket',
		'winner@prize-desk.example'       => 'Prize Desk',
		'loans@quickcash.example'         => 'Quick Cash',
		'sales@bulk-lists.example'        => 'Bulk Lists',
	],
];
