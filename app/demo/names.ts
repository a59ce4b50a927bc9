import type { DemoRandom } from "./demo-random.ts";

interface NameGroup {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");

/** Common given and family names, joined at random within a group. They are meant to be nobody in particular. */
const NAME_GROUPS: readonly NameGroup[] = [
  {
    given: words(
      "Søren Maja Åsa Bjørn Linnéa Håkon Signe Torsten Ylva Eskil Inga Øystein Runa Vidar Tuva Leif Solveig Ragnar",
    ),
    family: words(
      "Dahlgren Østby Lindåker Nyborg Hagström Åkerholm Solbakken Tangen Fjeldsted Brekke Sjöwall Ekdahl Hovland Grønli",
    ),
  },
  {
    given: words("Anke Jürgen Britta Detlef Heike Uwe Silke Volker Maren Jörg Wiebke Henning Katrin Rainer Gesa Thies"),
    family: words(
      "Brückmann Hölzer Kortmann Rehwald Schürholz Tiedemann Vollbrecht Wöhler Grothe Eickhoff Lüders Petzhold Dreesen",
    ),
  },
  {
    given: words(
      "Łukasz Agnieszka Zbigniew Małgorzata Paweł Grażyna Sławomir Jadwiga Tomasz Bożena Radosław Iwona Krystian Żaneta",
    ),
    family: words(
      "Wróblik Żurawiec Kępiński Młynarz Ostrowicz Gołębny Szymczyk Pająkowski Brzózka Lesiak Dąbkowicz Stępniak",
    ),
  },
  {
    given: words("İbrahim Ayşe Çağlar Gülşen Şükrü Emine Özgür Nuray Tuğba Serkan Hatice Ufuk Elif Kerem"),
    family: words(
      "Yıldırıcı Çakmaklı Özdoğan Güngören Şentürkli Karabaş Tuncalı Aydınel Demirezen Köseler Ünalan Bağcılar",
    ),
  },
  {
    given: words("Nguyệt Thảo Đức Hương Quân Linh Phương Tuấn Ngọc Khánh Yến Bảo Hạnh Sơn"),
    family: words("Nguyễn Trần Đặng Phạm Huỳnh Vũ Bùi Đỗ Lương Tạ"),
  },
  {
    given: words(
      "Anjali Vikram Meera Suresh Kavita Ramesh Lakshmi Harpreet Deepa Manoj Nandini Gurdeep Sunita Prakash",
    ),
    family: words(
      "Iyengar Chaudhari Deshmukh Pillaiyan Sandhu Bhattarai Kulkarni Nambiar Rathore Wadhera Joshipura Grewal",
    ),
  },
  {
    given: words("Amina Yusuf Layla Tariq Salma Karim Nadia Bilal Hanan Samir Rania Idris Mariam Walid"),
    family: words(
      "Haddadin Benyahia Qasemi Al-Rashdan Bouazizi Mansouri Khalidi Tahraoui Zidani Farouki El-Amrani Sabbagh",
    ),
  },
  {
    given: words("João Inês Tiago Conceição Duarte Beatriz Gonçalo Marisa Nuno Lúcia Álvaro Begoña Íñigo Rocío"),
    family: words(
      "Magalhões Figueirinha Seabranco Patrício Vilaça Quintanar Echevarne Nuñovero Salgueiro Abrantes Corredoira Pontevera",
    ),
  },
  {
    given: words("Chiara Élodie Matteo Benoît Noémie Davide Hélène Raffaele Maëlle Corentin Giulia Loïc Ilaria Zoë"),
    family: words(
      "Bellandi Cavaretti Desroches Frémont Gallimard Lavergnat Morandini Pellissero Quéméner Rostagno Thibaudet Vercelloni",
    ),
  },
  {
    given: words("Kwame Abena Chidi Ngozi Ousmane Fatou Kofi Adwoa Emeka Ama Sékou Aïssatou Tendai Wanjiru"),
    family: words(
      "Boatengwa Okonjie Diarrassou Mensahene Nwachuki Traorène Asantewe Kamaraye Otienga Mutasaka Adjeiwa Sowande",
    ),
  },
  {
    given: words("Олена Тарас Ірина Богдан Оксана Мирослав Наталія Остап"),
    family: words("Коваленчук Шевчишин Бондарук Ткаченюк Мельничак Гриценяк"),
  },
  {
    given: words("Ελένη Γιώργος Κατερίνα Νίκος Δέσποινα Στέλιος"),
    family: words("Παπαδάτου Καραλής Μαυρίδου Σταθερός Λυμπέρη Δροσινός"),
  },
  {
    given: words("Mei Jun Xiu Bo Lan Wei Yuki Haruto Aoi Ren Ji-woo Min-jun Seo-yeon Do-hyun"),
    family: words("Zhengwan Liaoshi Qiubai Morihara Takeuchida Onishima Hwangbo Namgung Kuroyama Shenxu Duanmu Seonu"),
  },
  {
    given: words("Siobhán Rhys Maeve Eoin Cerys Callum Niamh Gareth Orla Ewan Bronagh Dylan Rhiannon Fergus"),
    family: words(
      "Ardcraig Blackmere Carrowdale Fernhollow Glenshiel Hartcombe Kilbraney Llanfair Penhallow Stonebridge Thornleigh Wexcombe",
    ),
  },
];

const LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  æ: "ae",
  å: "aa",
  ß: "ss",
  ł: "l",
  đ: "d",
  ı: "i",
  ö: "oe",
  ü: "ue",
  ä: "ae",
};

/** A name nobody in `taken` has yet; it is added. */
export function drawName(random: DemoRandom, taken: Set<string>): string {
  for (;;) {
    const group = random.pick(NAME_GROUPS);
    const name = `${random.pick(group.given)} ${random.pick(group.family)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** The name as the part of an address before the at sign; undefined where it has no Latin spelling. */
export function mailName(displayName: string): string | undefined {
  const plain = displayName
    .toLowerCase()
    .normalize("NFC")
    .replace(/[øæåßłđıöüä]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/\s+/gu, ".");
  return /^[a-z.-]+$/u.test(plain) ? plain : undefined;
}
