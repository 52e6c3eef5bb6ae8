using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JsonPlacesTests
{
    [TestCase("""{"a":"bcd"}""", "/a", "bcd", 0, "bcd")]
    [TestCase("""{"a":"bcd"}""", "/a", "bcd", 2, "d\"}")]
    [TestCase("""{"a":"bcd"}""", "/a", "bcd", 3, "\"}")]
    [TestCase("""{"a":"bcd"}""", "/a", "bcd", 99, "\"}")]
    [TestCase("""["é😀", ["\n\"\\\/b\u00e9\ud83d\ude00c"]]""", "[1][0]", "\n\"\\/bé😀c", 1, "\\\"\\\\")]
    [TestCase("""["é😀", ["\n\"\\\/b\u00e9\ud83d\ude00c"]]""", "[1][0]", "\n\"\\/bé😀c", 5, "\\u00e9")]
    [TestCase("""["é😀", ["\n\"\\\/b\u00e9\ud83d\ude00c"]]""", "[1][0]", "\n\"\\/bé😀c", 7, "\\ude00c")]
    [TestCase("""["é😀", ["\n\"\\\/b\u00e9\ud83d\ude00c"]]""", "[1][0]", "\n\"\\/bé😀c", 8, "c\"]")]
    [TestCase("""{"a/b":{"c":1,"c":"x"}}""", "/a/b/c", "x", 0, "x\"}")]
    [TestCase("\"text\"", "", "text", 1, "ext")]
    public void A_character_of_a_text_is_found_in_the_JSON(string json, string place, string text, int position, string from)
    {
        var at = JsonPlaces.Of(json).Find(place, text, position);

        json[at!.Value..].Should().StartWith(from);
    }

    [TestCase("/a", "bc")]
    [TestCase("/a", "bcde")]
    [TestCase("/a", "bxd")]
    [TestCase("/n", "1")]
    [TestCase("/x", "bcd")]
    public void A_text_that_does_not_stand_there_is_not_found(string place, string text) =>
        JsonPlaces.Of("""{"a":"bcd","n":1}""").Find(place, text, 0).Should().BeNull();

    [Test]
    public void Lines_and_columns_count_from_one()
    {
        const string json = "{\r\n  \"é\": true }";
        var places = JsonPlaces.Of(json);

        places.LineAndColumn(places.Find("")!.Value).Should().Be((1, 1));
        places.LineAndColumn(places.Find("/é")!.Value).Should().Be((2, 8));
        (places.LineOf("/é"), places.LineOf("/é/deeper[3]"), places.Find("/é/deeper[3]")).Should().Be((2, 2, null));
    }
}
