using FsCheck.Xunit;
using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

public sealed class HostilePromptTests
{
    private static readonly PromptReader Reader = new(PromptFamilies.BuiltIn);

    [Property(MaxTest = 500)]
    public bool Any_characters_are_read_and_read_the_same_twice(char[] system, char[] prompt)
    {
        var once = Reader.Read(system, prompt);
        var label = PromptReader.SkeletonText(new string(system), new string(prompt));

        return once == Reader.Read(new string(system), new string(prompt)) && label.Length <= 600
            && once.Characters == prompt.Length && once.FamilyScore is >= 0 and <= 1 && (once.Family is null) == (once.FamilyScore == 0);
    }

    [Property(MaxTest = 300)]
    public bool Any_run_of_the_signs_that_open_a_mask_is_read(byte[] picks)
    {
        const string Signs = "`\"'<>/“”«」@:\n.-=#a1 \uD800\uDC00\u202E\u200B的";
        var text = string.Concat(picks.Select(p => Signs[p % Signs.Length]));

        return PromptReader.SkeletonText(text, text).Length <= 600 && Reader.Read(text, text).Words <= text.Length;
    }

    public static TheoryData<string, string> HugeTexts() => new()
    {
        { "one word", new string('x', 10_000_000) },
        { "digits", new string('7', 10_000_000) },
        { "opening quotes", new string('"', 10_000_000) },
        { "opening tags", string.Concat(Enumerable.Repeat("<a ", 3_000_000)) },
        { "separate tags", string.Concat(Enumerable.Range(0, 900_000).Select(i => $"<t{i:x} >")) },
        { "apostrophes", string.Concat(Enumerable.Repeat(" 'a", 3_000_000)) },
        { "lone surrogates", new string('\uD83D', 10_000_000) },
        { "direction marks", new string('\u202E', 10_000_000) },
        { "one character words", new string('的', 10_000_000) },
        { "phrases that almost match", string.Concat(Enumerable.Repeat("imagine and articulate ", 450_000)) },
    };

    [Theory, MemberData(nameof(HugeTexts), DisableDiscoveryEnumeration = true)]
    public void Ten_megabytes_of_anything_cost_no_more_than_their_window(string what, string text)
    {
        Reader.Read(text, text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(text, text);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(taken < text.Length / 4, $"{what}: {taken:N0} bytes were taken for a text of {text.Length:N0} characters");
    }

    [Fact]
    public void Only_the_window_of_a_long_text_is_seen_and_its_end_is_part_of_it()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 20_000));
        var seenMiddle = text.Insert(50_000, "SECRET ");
        var seenEnd = text + "toolformer give up and restart";

        Assert.Equal(Reader.Read(null, text).SimHash, Reader.Read(null, seenMiddle).SimHash);
        Assert.Equal("tool-trajectory", Reader.Read(null, seenEnd).Family);
    }

    [Fact]
    public void One_reader_serves_many_threads()
    {
        var expected = SamplePrompts.All.Select(p => p.Features).ToList();

        Parallel.For(0, 8, _ => Assert.Equal(expected, SamplePrompts.All.Select(p => Reader.Read(p.System, p.Prompt))));
    }
}
