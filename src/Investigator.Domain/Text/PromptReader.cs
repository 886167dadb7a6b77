using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Investigator.Domain.Text;

/// <summary>
/// Takes from a prompt what is kept of it. Thread-safe: one instance serves the whole process; scratch space is per thread.
/// Never throws, whatever the text; time is bounded by <see cref="PromptWindow"/>; nothing is allocated per prompt.
/// </summary>
/// <param name="families">The prompt families that name a prompt.</param>
/// <param name="watched">Those that prompts are compared with besides; <c>null</c>: none.</param>
public sealed class PromptReader(PromptFamilies families, WatchedFamilies? watched = null)
{
    /// <summary>From this many words on a system prompt alone is the template, and the prompt its slot; below it is boilerplate.</summary>
    private const int SystemWords = 16;
    private const int LongestSkeletonText = 600;

    [ThreadStatic] private static ulong[]? t_words;

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public PromptFeatures Read(string? systemPrompt, string prompt) => Read(systemPrompt.AsSpan(), prompt.AsSpan());

    /// <summary>The features of one request's text. O(window); about 600 characters take a few microseconds.</summary>
    /// <param name="systemPrompt">Whole system prompt, empty when there is none.</param>
    /// <param name="prompt">The newest user message.</param>
    public PromptFeatures Read(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt)
    {
        var words = Words(systemPrompt, prompt, out var system);
        var user = words.Length - system;
        var (family, score) = families.Best(words);
        return new(
            SkeletonOf(systemPrompt, prompt),
            SimHash.Of(user > 0 ? words[system..] : words),
            family, score, prompt.Length, user)
        {
            // A long system prompt is the template, what is asked its content, as with the skeleton.
            Phrases = PromptPhrases.Of(system >= SystemWords || user == 0 ? words[..system] : words[system..]),
            Watched = watched?.Among(words),
        };
    }

    /// <summary>Only the watched families that the text of one request fits; <c>null</c>: none. O(window).</summary>
    public static IReadOnlyList<FamilyMatch>? Matches(WatchedFamilies watched, string? systemPrompt, string? prompt) => watched.Among(WordsOf(systemPrompt, prompt));

    /// <summary>The words of both texts; good until this thread reads the next ones.</summary>
    internal static ReadOnlySpan<ulong> WordsOf(string? systemPrompt, string? prompt) => Words(systemPrompt, prompt, out _);

    /// <summary>The masked text a skeleton was taken of, for people: lower-case words and ‹masks›, at most 600 characters. It is still attacker's text: data, not markup.</summary>
    public static string SkeletonText(string? systemPrompt, string prompt)
    {
        Span<LeadToken> tokens = stackalloc LeadToken[SkeletonLead.System.Words + SkeletonLead.Prompt.Words];
        var (system, user) = Leads(systemPrompt, prompt, tokens);
        var text = new StringBuilder();
        SkeletonLead.Append(text, systemPrompt, tokens[..system]);
        if (system > 0 && user > 0) text.Append(" |");
        SkeletonLead.Append(text, prompt, tokens.Slice(system, user));
        return text.Length <= LongestSkeletonText ? text.ToString() : string.Concat(text.ToString(0, LongestSkeletonText - 1), "…");
    }

    private static ulong SkeletonOf(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt)
    {
        Span<LeadToken> tokens = stackalloc LeadToken[SkeletonLead.System.Words + SkeletonLead.Prompt.Words];
        var (system, user) = Leads(systemPrompt, prompt, tokens);
        if (system + user == 0) return 0;
        Span<ulong> hashes = stackalloc ulong[system + user + 1];
        for (var i = 0; i < system + user; i++) hashes[i] = tokens[i].Hash;
        hashes[^1] = (ulong)system;         // the same words as system prompt and as prompt are two templates
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(hashes));
    }

    private static (int System, int User) Leads(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt, Span<LeadToken> tokens)
    {
        var system = SkeletonLead.Read(systemPrompt, SkeletonLead.System, tokens);
        var user = system >= SystemWords ? 0 : SkeletonLead.Read(prompt, SkeletonLead.Prompt, tokens[system..]);
        return (system, user);
    }

    private static ReadOnlySpan<ulong> Words(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt, out int system)
    {
        var words = t_words ??= new ulong[2 * (PromptWindow.Head + PromptWindow.Tail)];
        system = Words(systemPrompt, words);
        return words.AsSpan(0, system + Words(prompt, words.AsSpan(system)));
    }

    private static int Words(ReadOnlySpan<char> text, Span<ulong> words)
    {
        var head = WordHashes.Read(PromptWindow.HeadOf(text), words);
        return head + WordHashes.Read(PromptWindow.TailOf(text), words[head..]);
    }
}
