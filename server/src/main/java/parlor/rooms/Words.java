package parlor.rooms;

import java.util.List;

/// The words that room names are made of: easy to say, to spell and to tell apart.
final class Words {

  static final List<String> ALL =
      List.of(
          """
          acorn agate alder almond alpine amber anchor anise apple apricot april arbor arch
          arrow aspen aster atlas attic auburn august aurora autumn avocado azure badger bakery
          balcony balsam bamboo banjo barley barn basil basin basket bayou beach beacon beaver
          beech bell bench berry birch biscuit bison blanket bloom blossom blue bluff boat
          bonfire boulder bowl bramble branch brass bread breeze brick bridge bright brisk brook
          bugle butter button cabin cactus camel candle canoe canvas canyon caramel caravan
          cardinal carrot cascade castle cavern cedar cello ceramic chalk chapel cherry chestnut
          chime cider cinder cinnamon citrus clay clear cliff clock cloud clover coast cobalt
          cocoa coconut comet compass copper coral cork cosmos cottage cotton cougar cove coyote
          cradle crane crater cream creek crescent cricket crimson crocus crystal cypress
          daffodil daisy dancer dapple dawn december deer delta denim desert dew diamond dolphin
          dome donkey dove dragon drift dune dusk eagle earth easel east echo eclipse eider
          elder elk elm ember emerald evening fable falcon feather fennel fern ferry fiddle
          field fig finch fir fjord flame flannel flax fleece flint flora flute forest forge
          fossil fountain fox fresco frost galaxy garden garland garnet gazelle geyser ginger
          giraffe glacier glade glass globe glow goose gorse granite grape grass green grove
          guitar gull hammock harbor hare harp harvest hawk hazel hearth heath heather hedge
          herald heron hickory hill holly honey horizon ibis icicle indigo inlet iris iron
          island ivory ivy jade jaguar jasmine jasper jay jigsaw jolly journey jubilee july june
          jungle juniper kayak kestrel kettle keystone kindle kite kiwi koala lagoon lake
          lantern lapis larch lark lattice laurel lava lavender leaf ledge lemon lentil leopard
          library lichen lilac lily lime linden linen lion llama loft lotus lunar lupine lynx
          lyric magnolia mallard mango maple marble march marigold marina marlin marsh meadow
          mellow melody melon meridian mesa midday mill mint mirror mist mitten moon moose
          morning mosaic moss mountain mulberry mustard myrtle narwhal nectar nest nettle noon
          north nougat november nutmeg oak oasis oat obsidian ocean ochre october olive onyx
          opal orange orbit orchard orchid oriole osprey otter owl oyster paddle pagoda palm
          panda pansy panther papaya parade park parsley pasture path pear pearl pebble pelican
          penguin peony pepper petal pewter pheasant piano picnic pigeon pillow pine planet
          plaza plum pocket polar pollen pond pony poplar poppy porch prairie primrose prism
          puffin pumpkin puzzle quail quarry quartz quiet quill quilt quince rabbit radish raft
          rain rainbow raisin ramble raven ravine reed reef ribbon ridge river robin rocket rose
          rowan ruby russet rustic rye saffron sage sail salmon sand satin saturn scarlet seal
          season sequoia sesame shale shell shore silk silver sky slate sleet slope snow sonnet
          sorrel south sparrow spice spiral spring spruce star stone stork stream summer summit
          sun sunrise swallow swan tandem teak teal temple terrace thicket thimble thistle
          thunder thyme tide tiger timber toast topaz tower trail trellis trout tulip tundra
          turtle twig umber valley vanilla velvet verse violet violin vista wagon walnut walrus
          water wave west whale wheat whistle willow wind window winter wolf wood wool wren yard
          yarn yarrow yellow zebra zenith zephyr
          """
              .strip()
              .split("\\s+"));

  private Words() {}
}
