using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Investigator.Domain.Text;
using Investigator.Telemetry.DuckDb;

namespace Investigator.Telemetry.Ingest;

/// <summary>Adds to an event what follows from its fields: its key, the network of its address, and what is kept of its prompt. One per delivery; not thread-safe.</summary>
internal sealed class EventFeatures(PromptReader prompts, NetworkAtlas atlas)
{
    private const int Remembered = 65_536;
    private char[] _system = new char[4096];
    private char[] _prompt = new char[4096];
    private readonly NetworkCache _networks = new(atlas);
    private readonly Dictionary<string, ulong> _accounts = new(StringComparer.Ordinal);

    public void AddTo(ref EventFields e, TextArena texts)
    {
        e.EventKey = KeyOf(e.EventId!);
        e.AccountKey = AccountKeyOf(e.AccountId!);
        if (e.Ip is { } ip)
        {
            var network = _networks.Of(ip);
            e.NetworkPrefix = network.Prefix;
            e.Asn ??= network.Asn;
            e.Country ??= network.Country;
        }
        if (e.Prompt is null && e.SystemPrompt is null) return;

        var features = prompts.Read(Characters(e.SystemPrompt, texts, ref _system), Characters(e.Prompt, texts, ref _prompt));
        e.PromptCharacters = features.Characters;
        e.PromptWords = features.Words;
        e.Skeleton = features.Skeleton == 0 ? null : features.Skeleton;
        e.SimHash = features.SimHash == 0 ? null : features.SimHash;
        e.Phrases = features.Phrases;
        e.Family = features.Family;
        e.Watched = features.Watched;
        e.FamilyScore = features.Family is null ? null : features.FamilyScore;
    }

    /// <summary>64-bit XxHash3 of the id's UTF-16 code units: equal ids have equal keys; equal keys are compared id by id.</summary>
    internal static ulong KeyOf(string eventId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(eventId.AsSpan()));

    private static ReadOnlySpan<char> Characters(TextSlice? text, TextArena texts, ref char[] buffer)
    {
        if (text is not { } slice) return [];
        if (buffer.Length < slice.Length) buffer = new char[Math.Max(slice.Length, buffer.Length * 2)];
        return buffer.AsSpan(0, Encoding.UTF8.GetChars(texts.Of(slice), buffer));
    }

    private ulong AccountKeyOf(string account)
    {
        if (_accounts.TryGetValue(account, out var known)) return known;
        if (_accounts.Count >= Remembered) _accounts.Clear();
        return _accounts[account] = AccountKey.Of(account);
    }
}
