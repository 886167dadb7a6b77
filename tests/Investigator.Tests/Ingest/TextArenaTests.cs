using System.Text;
using System.Text.Json;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class TextArenaTests
{
    private const int Piece = 1 << 20;

    [Fact]
    public void Texts_of_any_length_come_back_as_they_went_in_also_over_the_end_of_a_piece()
    {
        var arena = new TextArena();
        string[] texts = ["", "a", new('b', Piece - 1), "", "c", new('d', Piece), "", new('e', (3 * Piece) + 7), "f", new('g', 10), "\0h\0", $"{new string('i', Piece - 30)}\0\0\0"];

        var slices = texts.Select(text => Add(arena, text)).ToList();

        for (var i = 0; i < texts.Length; i++) Assert.Equal(texts[i].Replace('\0', '\uFFFD'), Encoding.UTF8.GetString(arena.Of(slices[i])));
        arena.Release();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(Piece)]
    [InlineData(Piece + 10)]
    public void What_came_since_a_place_is_forgotten_and_what_came_before_stays(int before)
    {
        var arena = new TextArena();
        var kept = Add(arena, new string('k', before));
        var place = arena.Length;
        for (var i = 0; i < 3; i++) Add(arena, new string('x', Piece - 5));

        arena.Rewind(place);
        var next = Add(arena, "next");

        Assert.True(before == 0 || arena.Of(kept).IndexOfAnyExcept((byte)'k') < 0);
        Assert.Equal("next", Encoding.UTF8.GetString(arena.Of(next)));
        arena.Release();
    }

    [Fact]
    public void Half_a_surrogate_pair_leaves_the_arena_as_it_was()
    {
        var arena = new TextArena();
        Add(arena, new string('a', Piece - 3));
        var place = arena.Length;

        Assert.Throws<InvalidOperationException>(() => AddJson(arena, "\"\\ud800 alone\""u8));
        arena.Rewind(place);

        Assert.Equal("b", Encoding.UTF8.GetString(arena.Of(Add(arena, "b"))));
        arena.Release();
    }

    private static TextSlice Add(TextArena arena, string text) => AddJson(arena, JsonSerializer.SerializeToUtf8Bytes(text));

    private static TextSlice AddJson(TextArena arena, ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        return arena.Add(ref json);
    }
}
