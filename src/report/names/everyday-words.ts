/**
 * Names that are words of every day. Alone they are a name only where they are written as one, in the portfolio of whoever
 * bears it; else half of each text would be hidden.
 */
export const everydayWords: ReadonlySet<string> = new Set(
  `abbey abbot able ace alder alley amber angel angle apple april archer arch arm art ash aspen aster august autumn aye
  bacon bailey baker bank banks bar barber bark barker barley barn baron barrow base bass batch baker bay beach bead beam bean
  bear beck bell bench berry best bill binder bird birch bishop black blade blank blaze bliss block bloom blossom blue blunt bolt bond
  book boon booth bow bowl bowman box boy brace brand brass bread breeze brick bridge bridges bright brook brooks brown buck
  bull burden burn burns bush butcher butler button camp candy cane cannon cant carol carpenter carrier carter case cash castle chance
  chandler chapel chapman charge charity chase child church clay clear clerk cliff close cloud coast coat cobb cole collar
  collier comfort constant cook cooper copper coral corner cotton couch count court cove cover craft crane crisp crook cross crow
  crown cruise cup curry curtain cutter daisy dale dame dance dark dawn day dean deed deal dear deer delight den destiny dice
  divine do dock dolphin don dove down draper drew drive driver duck duke dunn dusty dyer early earl earnest east eden edge elder
  else english ever express fair faith fall fancy farmer farrow fawn fern field fields fine finch fire fish fisher fleet flint
  flood flora flower forest forge forester foster fountain fowler fox frank free freed freeman french frost fry fuller
  gale gallant game garden gardener garland garner garnet gates gay gem gene gentle gift gill ginger glass glen glory glover
  gold golden good grace grain grand granger grant grass grave gray green grey groom grove grover guest guide gull gun guy hale
  hall ham hammer hand hands harbour hardy hare harp harper harmony hart haven hawk hay hazel head heard heart heath heather
  hedge hell herald herb herring hide high hill hills hire hold holder holiday hollow holly home honey honour hood hook
  hope horn horner horse house hull humble hunt hunter hurst hyde in iris iron island ivory ivy jack jade jasmine jasper jewel
  job jolly joy judge june just justice kay keen key kind king kingdom kite kitten knight knot lacey lad lake lamb
  lance land lane lark lash laurel lavender law lawn lay lea leader leaf lee lemon light lilac lily lime link lion list little
  loan lock lodge long lord love low loyal luck lucky lux made magnet maid main major mallet man manly manner manners marble
  march marcher mare mark marks marsh marshal marshall martin mason masters mat may mead meadow means melody mercer merchant mercy merit merry
  mild miles mill miller mills miner mint mist moan mode moment money monk moon moor moore more moss mole mount mountain mover
  music myrtle nail natural near needle neighbour nest new newman nice night noble noon north norm oak ocean olive opal orange
  orchard otter over owl own ox pace page paige paige pain painter palm palmer pansy parish park parker parks parrot parson parsons
  pass past pat patience paw peace peach peacock pearl peck pen penny pepper perch petal piece pike pine pink piper pit place
  plant plum pole pond pool poor pope poppy port porter post potter pound power precious present presence price pride primrose prince
  prior prize promise proud prudence purpose pyre quick quill rain ram ran ransom raven ray read reader reed reader reason red reef
  rest reward rice rich rider ridge riding ring river rivers road roads rob robin rock rocky rod roman rook root rose rosemary
  rough round row royal ruby ruff rule rush russet sage sail sale salt sand sandy sapphire saint saviour savage sawyer say sea seal
  season self serene sergeant sexton shade shark sharp shepherd shepherds ship shore short silver singer sir skip sky slate slaughter small
  smart smith so sole song south spark sparrow spear speed spencer spice spring square squire staff stage star steel stella step
  stern steward still stock stone storm story strange stream street strong style sue sugar summer summers sun sunny sunshine
  sure swallow swan sweet swift tanner tate taylor teal temple tempest tenant thatcher thorn tide tiger till tiller timber
  time todd to toll topping tower towers town trace train travel travers treasure tree trickle trinity trip troy true trust tucker
  tuesday tulip turner twin twist tyler underwood union united urban vale valentine valley valour van vicar victor victory
  vine viola violet virtue wade wagner waite walk walker wall waller walls walter war ward warden ware warm warner warren
  water waters watt watts way ways weaver web webb webster weeks well wells west wheat wheel wheeler while whisper white wick
  wild wilder will willow wills win wind winner winter winters wise wish wolf wonder wood woods woodward word words work workman
  world worth wren wright yard yarn yarrow years yellow york young yule zest
  all am an and any are as at be but by can did for from get go had has have he her him his how if is it its me my no nor not of off
  on one or our out per she the them then they this too two up us was we who why yes yet you your`.split(/\s+/),
);

/** Of these, what a sentence may well begin with. */
export const openingWords: ReadonlySet<string> = new Set(
  `all an and any are as at be but by can close cover did do down early else for from get good had has have he her his how if in is it
  its just list long many mark may might more most my near new next no not on one or our out over past read rest say she short so
  still the then they this time to too two up was we well while who why will work yes yet you your`.split(/\s+/),
);
