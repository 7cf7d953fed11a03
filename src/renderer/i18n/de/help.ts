import type { help as english } from '../en/help.ts';

export const help: Record<keyof typeof english, string> = {
  'help.title': 'Messgrößen und Regeln',
  'help.hint': 'Was jede Zahl ist, wie sie genommen wird und was sie trägt.',
  'help.search': 'Messgrößen, Vorzeichen, Quellen suchen',
  'help.nothing': 'Nichts mit diesem Namen. Suchen Sie nach einer Messgröße wie Rotation oder einer Quelle wie Riew.',
  'help.about': 'Was ist das: {{what}}',
  'help.figure': 'Zeichnung: {{what}}',
  'help.policy': 'Definition dieses Programms; keine Schwelle ist daran geknüpft.',
  'help.part.sign': 'Vorzeichen',
  'help.part.plane': 'Ebene, Einheit',
  'help.part.mind': 'Zu bedenken',
  'help.part.source': 'Quelle',
  'help.part.name': 'Name in Dateien',
  'help.variant.tip': 'Spitze',
  'help.variant.edge': 'Kante',
  'help.variant.base': 'Basis',
  'help.unfusedLevel': 'erstes nicht fusioniertes',
  'help.fusedLevel': 'fusioniert',
  'help.anterior': '← vorn',
  'help.horizontal': 'waagerecht',
  'help.cranial': 'kranial',
  'help.caudal': 'kaudal',
  'help.plate': 'Platte',
  'help.tube': 'Röhre',
  'help.threshold': 'Schwelle',
  'help.locked': 'festgehalten',
  'help.extraGraft': 'außerhalb',
  'help.inGraft': 'innerhalb',
  'help.cleft': 'Spalt',
  'help.or': 'oder',
  'help.rules.caption': 'Regelsatz {{id}} {{version}}; die erste zutreffende entscheidet',
  'help.rules.rule': 'Regel',
  'help.rules.when': 'Wenn',
  'help.rules.then': 'Dann',
  'help.rules.else': 'alles andere',
  'help.rule.motion': 'Bewegung {{bands}}',
  'help.rule.ct': 'CT: {{findings}}',
  'help.rule.cleftFull': 'Spalt über die ganze Tiefe',
  'help.rule.hardware': 'Implantatversagen',
  'help.rule.noHardware': 'Implantate intakt',
  'help.rule.from': 'ab {{months}} Monaten',
  'help.rule.below': 'vor {{months}} Monaten',
  'help.rule.continuous': 'durchgehend auf mehr als 3 Schichten',
  'help.rule.reproduced': 'Bewegung in zweiter Lesung bestätigt',
  'help.rule.guarded': 'vorsichtiger Wortlaut',
  'help.rule.published': 'veröffentlichter Wortlaut',
  'help.ct.exgbb': 'Knochen außerhalb',
  'help.ct.ingbb': 'Knochen nur innerhalb',
  'help.ct.none': 'keine Brücke',
  'help.ct.cleft': 'Spalt',
  'help.ct.absent': 'keines oder nicht beurteilbar',
  'help.graft.structural': 'strukturelles Interponat',
  'help.graft.cage': 'Cage',
  'firstSteps.title': 'Erste Schritte',
  'firstSteps.hint': 'Drei Schritte von den Aufnahmen zum unterschriebenen Bericht. Sie stehen auch unter Hilfe.',
  'firstSteps.dismiss': 'Nicht mehr zeigen',
  'firstSteps.1': 'Bilder holen',
  'firstSteps.1text':
    'Öffnen Sie einen Ordner, ein ZIP oder ein DICOMDIR, oder ziehen Sie es herein. Die synthetischen Fälle der Liste sind zum Ausprobieren.',
  'firstSteps.2': 'Punkte setzen',
  'firstSteps.2text':
    'Doppelklicken Sie eine Studie. Vier Ecken und die Dornfortsatzspitze jedes Wirbels auf beiden Aufnahmen; die Zeile darüber sagt, was als Nächstes kommt.',
  'firstSteps.3': 'Beurteilen und unterschreiben',
  'firstSteps.3text':
    'Jede Zahl zeigt ihren Fehler und führt zu ihren Punkten. Das Fragezeichen daneben erklärt sie. Dann den Bericht unterschreiben und exportieren.',
  'firstSteps.open': 'Ordner öffnen',
  'help.distance.title': 'Abstand der Dornfortsätze',
  'help.distance.what':
    'Der gerade Abstand der Spitzen zweier benachbarter Dornfortsätze auf einer Aufnahme. Die Spitze ist der am weitesten dorsal liegende Punkt der Kortikalis; bei gespaltenem Fortsatz gilt die schärfere Kontur, auf beiden Aufnahmen dieselbe.',
  'help.distance.sign': 'Immer positiv.',
  'help.distance.plane':
    'Millimeter der Detektorebene und, wo die Vergrößerung oder ein Objekt bekannter Größe gegeben ist, der Objektebene. Ohne Maßstab: Pixel.',
  'help.distance.mind':
    'Jeder Klick zählt voll: Ein Punkt, der entlang der Linie 0,5 mm daneben liegt, verfälscht den Abstand um 0,5 mm.',
  'help.motion.title': 'Interspinöse Bewegung',
  'help.motion.what':
    'Der Abstand der Spitzen in Flexion minus ihr Abstand in Extension, d(F) − d(E). Beide Aufnahmen werden zuerst auf einen Maßstab gebracht: Ein verschiedener Röhrenabstand allein kann mehr als 1 mm ausmachen.',
  'help.motion.sign':
    'Positiv, wenn sich der Spalt in Flexion öffnet, wie er soll. Deutlich negativ: vertauschte Aufnahmen, falsches Segment oder vertauschte Spitzen prüfen.',
  'help.motion.plane':
    'In beiden Ebenen berechnet; welche die Regel verwendet hat, steht dabei. Veröffentlichte Schwellen wurden in der Detektorebene abgelesen.',
  'help.motion.mind':
    'Veröffentlicht für die ventrale Fusion: unter 1 mm bei superjazenter Bewegung von mindestens 4 mm. Die Messung von Hand hat einen Standardfehler von 0,45–1,0 mm: Das ± neben der Zahl zählt so viel wie die Zahl.',
  'help.variants.title': 'Varianten: Spitze, Kante, Basis',
  'help.variants.what':
    'Dieselbe Bewegung aus anderen Punkten: Kante zu Kante (untere Kortikalis des oberen zur oberen Kortikalis des unteren Fortsatzes) oder Basis zu Basis (am Übergang von Fortsatz und Lamina). Welche Punkte es waren, wird immer festgehalten.',
  'help.variants.sign': 'Wie die interspinöse Bewegung.',
  'help.variants.plane': 'Wie die interspinöse Bewegung.',
  'help.variants.mind':
    'Spitze zu Spitze ist die Voreinstellung: Sie hat den längsten Hebel und war im Vergleich mit der Basis der bessere Test. Schwellen für Spitzen gelten nicht für die anderen.',
  'help.superjacent.title': 'Superjazente Bewegung: das Tor der Anstrengung',
  'help.superjacent.what':
    'Die interspinöse Bewegung im ersten nicht fusionierten Segment über dem Konstrukt. Sie zeigt, ob sich der Patient überhaupt bewegt hat: Ohne 4 mm dort beweist ein stilles Segment nichts.',
  'help.superjacent.sign': 'Wie die interspinöse Bewegung.',
  'help.superjacent.plane': 'Dieselbe Ebene wie die Bewegung, für die sie bürgt.',
  'help.superjacent.mind':
    'Unter 4 mm ist jedes Segment nicht beurteilbar, außer seine Bewegung liegt über der Schwelle: Zu wenig Anstrengung kann Bewegung verbergen, aber keine erzeugen.',
  'help.bands.title': 'Bänder: unter, Grauzone, über',
  'help.bands.what':
    'Eine Zahl heißt nur dann unter oder über der Schwelle, wenn ihr Fehler keinen Zweifel lässt (einseitig 95 %). Dazwischen liegt die Grauzone. Sie ist so breit, wie es der eigene Fehler des Lesers verlangt: drei Platzierungen und ein kleiner Fehler machen sie schmal.',
  'help.bands.sign': '–',
  'help.bands.plane': 'Die Zone wird in der Ebene berechnet, in der die Schwelle gilt.',
  'help.bands.mind':
    'Ohne eigene Wiederholungen und ohne gespeicherten Fehler wird 1,0 mm angenommen und so ausgewiesen; dann kann nichts darunter liegen. Das schlichte veröffentlichte Urteil, erfüllt oder nicht, steht in jedem Fall daneben.',
  'help.planes.title': 'Ebenen und Maßstab',
  'help.planes.what':
    'Eine Aufnahme zeigt den Hals größer, als er ist, um etwa ein Fünftel. Millimeter der Detektorebene sind die der Aufnahme, Millimeter der Objektebene die des Halses. Eine Kalibrierung an einem Objekt bekannter Größe oder die Abstände von Röhre und Objekt im Kopf der Datei führen von der einen zur anderen.',
  'help.planes.sign': '–',
  'help.planes.plane':
    'Jede Länge nennt ihre Ebene: Detektor, Objekt oder Patient (CT). Das Kennzeichen links unten im Bild sagt, woher seine Millimeter kommen.',
  'help.planes.mind':
    'Ohne Maßstab gibt es keine Millimeter, nur Pixel. Winkel, Prozente und Verhältnisse brauchen keinen Maßstab. Maßstab Extension / Flexion ist das Verhältnis eines starren Objekts auf beiden Aufnahmen: 1, wenn sie übereinstimmen.',
  'help.rotation.title': 'Segmentale Rotation',
  'help.rotation.what':
    'Der Winkel zwischen den Mittelebenen zweier benachbarter Wirbelkörper, in Flexion minus in Extension. Eine Mittelebene läuft durch die Mitten der vorderen und der hinteren Höhe: Vier Ecken halten sie ruhig, und Osteophyten oder ein Cage stören sie weniger als eine Endplatte.',
  'help.rotation.sign': 'Positiv, wenn sich der obere Wirbel in die Flexion dreht.',
  'help.rotation.plane': 'Keine: Ein Winkel braucht keinen Maßstab.',
  'help.rotation.mind':
    'Für Winkel sind die Schwellen schwächer als für die interspinöse Bewegung: Über den Hebelarm eines Dornfortsatzes ist 1 mm nur etwa 1,3°.',
  'help.translation.title': 'Segmentale Translation',
  'help.translation.what':
    'Wie weit sich die Mitte des oberen Wirbelkörpers im System des unteren bewegt: Ursprung in dessen Mitte, Achse seine Mittelebene. Die Mitte ist das Mittel der vier Ecken. Flexion minus Extension; entlang der Achse (nach vorn) und quer dazu (nach oben).',
  'help.translation.sign': 'Nach vorn positiv; nach oben positiv.',
  'help.translation.plane':
    'Objektebene, wo sie bekannt ist; als Anteil der Tiefe des unteren Körpers braucht sie keinen Maßstab.',
  'help.translation.mind':
    'Andere Definitionen (eine Ecke auf einer Wand) geben andere Zahlen: nur mit gleichartigen vergleichen.',
  'help.registered.title': 'Registrierte Bewegung',
  'help.registered.what':
    'Das Programm legt jeden Wirbel der Flexionsaufnahme auf denselben Wirbel der Extensionsaufnahme und nimmt die Bewegung aus diesen Lagen. Die Spitzen werden einmal gesetzt und mitgenommen, sodass sich der Klickfehler zum größten Teil aufhebt. Das Geisterbild zeigt es: Was doppelt erscheint, hat sich bewegt.',
  'help.registered.sign': 'Wie die Zahl, neben der sie steht.',
  'help.registered.plane': 'Wie die Zahl, neben der sie steht.',
  'help.registered.mind':
    'Eine Registrierung, die ihre eigenen Prüfungen nicht besteht, gibt keine Zahl; der Grund steht beim Wirbel. Sie bringt ihren eigenen Standardfehler mit.',
  'help.range.title': 'Bewegungsumfang C2–C7',
  'help.range.what':
    'Die Änderung des Winkels zwischen den unteren Endplatten von C2 und C7 von Extension zu Flexion. Er spricht für Anstrengung, wo sich über dem Konstrukt kein Segment messen lässt.',
  'help.range.sign': 'Positiv bei normaler Bewegung.',
  'help.range.plane': 'Keine: Ein Winkel braucht keinen Maßstab.',
  'help.range.mind': 'Als Tor der Anstrengung hat er keine validierte Schwelle; er wird als Zusammenhang genannt.',
  'help.lordosis.title': 'Lordose C2–C7',
  'help.lordosis.what':
    'Der Winkel zwischen den unteren Endplatten von C2 und C7 auf der aufrechten neutralen Aufnahme. Für ein fusioniertes Segment: obere Endplatte des oberen zu unterer Endplatte des unteren Wirbels.',
  'help.lordosis.sign':
    'Lordose positiv, Kyphose negativ. Veröffentlichungen unterscheiden sich; das Vorzeichen wird mit der Zahl gespeichert.',
  'help.lordosis.plane': 'Keine: Ein Winkel braucht keinen Maßstab.',
  'help.lordosis.mind': 'Von Hand gemessen hat er einen Standardfehler von 1,8°: Eine Änderung unter etwa 5° kann keine sein.',
  'help.csva.title': 'Sagittale vertikale Achse C2–C7 (cSVA)',
  'help.csva.what':
    'Der waagerechte Abstand vom Lot durch die Mitte von C2 zur hinteren oberen Ecke von C7, auf der aufrechten neutralen Aufnahme.',
  'help.csva.sign': 'Positiv, wenn C2 vor C7 liegt.',
  'help.csva.plane':
    'Detektor- und Objektebene, soweit der Maßstab es erlaubt. Eine bekannte Waagerechte ist nötig: Die Aufnahme muss sagen, wo unten ist.',
  'help.csva.mind':
    'Über 40 mm gehen in Berichten mit Einschränkung einher; gewöhnliche Aufnahmen zeigen mehr als Schlitzscanner, weil sie vergrößern.',
  'help.slope.title': 'T1-Neigung und T1-Neigung − Lordose',
  'help.slope.what':
    'Der Winkel der oberen Endplatte von T1 zur Waagerechten; von C7, wo die Schultern T1 verdecken. T1-Neigung minus Lordose sagt, wie viel Krümmung der Basis fehlt, auf der der Hals steht.',
  'help.slope.sign': 'Positiv, wenn das vordere Ende tiefer liegt.',
  'help.slope.plane': 'Keine, aber eine bekannte Waagerechte.',
  'help.slope.mind': 'Ein Unterschied von mehr als 17° ging mit einer sagittalen vertikalen Achse von 40 mm einher.',
  'help.disc.title': 'Bandscheibenhöhe',
  'help.disc.what':
    'Von Endplatte zu Endplatte an der vorderen Kante, in der Mitte und an der hinteren Kante. Der Index ist das Mittel der drei durch die Tiefe des unteren Körpers.',
  'help.disc.sign': 'Immer positiv.',
  'help.disc.plane':
    'Millimeter nach dem Maßstab der Aufnahme; der Index in Prozent braucht keinen und lässt sich zwischen Terminen vergleichen.',
  'help.disc.mind': 'An den Kanten sitzen Osteophyten: Die mittlere Höhe ist die ruhigere.',
  'help.listhesis.title': 'Listhese',
  'help.listhesis.what':
    'Wie weit die hintere untere Ecke des oberen Körpers vor oder hinter der hinteren oberen Ecke des unteren steht, entlang der oberen Endplatte des unteren Körpers.',
  'help.listhesis.sign': 'Nach vorn positiv (Anterolisthese), nach hinten negativ (Retrolisthese).',
  'help.listhesis.plane': 'Millimeter nach dem Maßstab der Aufnahme und Prozent der Tiefe des unteren Körpers.',
  'help.listhesis.mind': 'Ab 2 mm der Rede wert; mehr als 3,5 mm gehören zu den klassischen Zeichen der Instabilität.',
  'help.plate.title': 'Abstand Platte–Bandscheibe',
  'help.plate.what':
    'Von jedem Ende der Platte zur Kante der benachbarten, nicht fusionierten Bandscheibe, entlang der Vorderwand des Endwirbels; kranial und kaudal getrennt.',
  'help.plate.sign': 'Negativ, wo die Platte über die Kante der Bandscheibe reicht.',
  'help.plate.plane': 'Millimeter nach dem Maßstab der Aufnahme; eine Platte bekannter Länge gibt einen.',
  'help.plate.mind': 'Ab 5 mm war die Verknöcherung der Nachbarbandscheibe seltener.',
  'help.bridging.title': 'Knöcherne Brücken im CT',
  'help.bridging.what':
    'Außerhalb des Interponats: vollständige kortikale Brücke an einem Rand des Zwischenwirbelraums. Innerhalb: Knochenbrücke nur in Interponat oder Cage. Ein Spalt ist eine dunkle Linie, die den Knochen vom Wirbel trennt.',
  'help.bridging.sign': '–',
  'help.bridging.plane': 'CT-Rekonstruktionen: sagittal und koronar gesehen, auf mehr als drei Schichten.',
  'help.bridging.mind':
    'Knochen außerhalb des Interponats ist, gemessen an der operativen Exploration, das stärkste Zeichen. Knochen nur im Cage heißt nie fusioniert.',
  'help.rules.title': 'Wie ein Segment beurteilt wird: Regeln R1–R16',
  'help.rules.what':
    'Bewegung, CT, Implantate und Zeit seit der Operation gehen von oben durch diese Tabelle; die erste Zeile, deren Bedingungen alle zutreffen, entscheidet. Das Ergebnis ist ein Vorschlag, den der Operateur unterschreibt und mit Begründung überstimmen kann.',
  'help.rules.sign': '–',
  'help.rules.plane': 'Die Bewegung gilt in der Ebene, die die Einstellungen nennen.',
  'help.rules.mind': 'Ein schlechterer Befund rückt ein Segment nie näher an fusioniert: Ein Test geht alle Verbindungen durch.',
};
