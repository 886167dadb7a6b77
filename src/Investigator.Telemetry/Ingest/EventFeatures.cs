using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Investigator.Domain.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>Adds to an event what follows from its fields: its key, the network of its address, and what is kept of its prompt. One per delivery; not thread-safe.</summary>
internal sealed class EventFeatures(PromptReader prompts, NetworkAtlas atlas)
{
    private char[] _id = new char[512];
    private char[] _system = new char[4096];
    private char[] _prompt = new char[4096];
    private readonly NetworkCache _networks = new(atlas);
    private readonly AccountKeyCache _accounts = new();

    public void AddTo(ref EventFields e, TextArena texts)
    {
        e.EventKey = KeyOf(Characters(e.EventId, texts, ref _id));
        e.AccountKey = _accounts.Of(texts.Of(e.AccountId));
        if (e.Ip.IsSaid) AddNetwork(ref e, texts);
        if (!e.Prompt.IsSaid && !e.SystemPrompt.IsSaid) return;

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

    private void AddNetwork(ref EventFields e, TextArena texts)
    {
        Span<byte> prefix = stackalloc byte[ClientAddress.LongestPrefixOfIPv4];
        if (atlas.IsEmpty && ClientAddress.PrefixOfIPv4(texts.Of(e.Ip), prefix) is > 0 and var length)
        {
            e.NetworkPrefix = texts.Add(prefix[..length]);
            return;
        }
        var network = _networks.Of(texts.Of(e.Ip));
        e.NetworkPrefix = texts.Add(network.Prefix);
        e.Asn ??= network.Asn;
        if (!e.Country.IsSaid) e.Country = texts.Add(network.Country);
    }

    /// <summary>64-bit XxHash3 of the id's UTF-16 code units: equal ids have equal keys; equal keys are compared id by id.</summary>
    internal static ulong KeyOf(ReadOnlySpan<char> eventId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(eventId));

    private static ReadOnlySpan<char> Characters(TextSlice text, TextArena texts, ref char[] buffer)
    {
        if (buffer.Length < text.Length) buffer = new char[Math.Max(text.Length, buffer.Length * 2)];
        return buffer.AsSpan(0, Encoding.UTF8.GetChars(texts.Of(text), buffer));
    }
}
