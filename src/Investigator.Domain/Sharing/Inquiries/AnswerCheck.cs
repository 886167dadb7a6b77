using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>Checks an answer file without the console that made it. Everything in it is held against the manifest, the manifest against the signature, and the file against itself written again.</summary>
/// <param name="keys">Keys that count. None: the signature is checked with the key that the file brings, which shows that it is whole and not who made it.</param>
public sealed class AnswerCheck(IReadOnlyCollection<AnchorKey> keys)
{
    private const int Depth = 16;

    /// <summary>What was altered; empty: nothing.</summary>
    public IReadOnlyList<AnswerFault> Faults { get; private set; } = [];

    /// <summary>The sections that are as they were signed.</summary>
    public IReadOnlyList<string> Sound { get; private set; } = [];

    /// <summary>Id of the key that signed it; <c>null</c>: the signature is wrong or missing.</summary>
    public string? SignedBy { get; private set; }

    /// <summary>Whether the key is one of those that were given.</summary>
    public bool KeyIsKnown { get; private set; }

    /// <summary>The entry of the audit that the anchor in it signs; <c>null</c>: there is none, or it is not by the same key.</summary>
    public long? AnchoredUpTo { get; private set; }

    /// <summary>Looks at a file.</summary>
    /// <returns>Whether it is whole, and signed with a key that counts.</returns>
    public bool Check(byte[] file)
    {
        var faults = new List<AnswerFault>();
        if (file.Length > AnswerFile.MostBytes) faults.Add(new("file", "is larger than 16 MiB: no answer is"));
        else if (Parse(file) is { } document)
        {
            using (document) Check(file, document.RootElement, faults);
        }
        else faults.Add(Unreadable);
        Faults = faults;
        return faults.Count == 0;
    }

    private static AnswerFault Unreadable { get; } = new("file", "is no answer of Investigator, or was cut or altered so that it can't be read");

    private void Check(byte[] file, JsonElement root, List<AnswerFault> faults)
    {
        try
        {
            CheckParts(file, [.. root.EnumerateObject()], faults);
        }
        catch (InvalidOperationException)
        {
            faults.Add(Unreadable); // a name or a value with half a surrogate pair
        }
    }

    private void CheckParts(byte[] file, List<JsonProperty> parts, List<AnswerFault> faults)
    {
        if (parts.Count < 2 || parts[0].Name != AnswerFile.Version || parts[0].Value.GetRawText() != "1" || parts[1].Name != AnswerFile.Manifest || Named(parts[1].Value) is not { } named)
        {
            faults.Add(new(AnswerFile.Manifest, "is missing, or not where and as it was written"));
            return;
        }

        var sections = parts.Skip(2).Where(p => p.Name != AnswerFile.Signature).Select(p => new AnswerSection(p.Name, p.Value.GetRawText())).ToList();
        var signature = parts.LastOrDefault(p => p.Name == AnswerFile.Signature).Value;
        Sections(named, sections, faults);
        CheckSignature(parts[1].Value.GetRawText(), signature, faults);
        CheckAnchor(sections, faults);
        // Between the parts, and in how a value is written: whatever the hashes do not cover.
        if (faults.Count == 0 && !file.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(AnswerFile.Frame(parts[1].Value.GetRawText(), sections, signature.GetRawText()))))
            faults.Add(new("file", "was altered between its sections"));
    }

    private void Sections(IReadOnlyList<ManifestLine> named, List<AnswerSection> sections, List<AnswerFault> faults)
    {
        var sound = new List<string>();
        foreach (var one in named)
        {
            var found = sections.Where(s => s.Name == one.Name).ToList();
            if (found.Count != 1) faults.Add(new(one.Name, found.Count == 0 ? "is missing" : "stands there more than once"));
            else if (AnswerFile.HashOf(found[0].Json) != one.Sha256) faults.Add(new(one.Name, "was altered"));
            else sound.Add(one.Name);
        }

        faults.AddRange(sections.Where(s => named.All(n => n.Name != s.Name)).Select(s => new AnswerFault(s.Name, "was added")));
        Sound = sound;
    }

    private void CheckSignature(string manifest, JsonElement said, List<AnswerFault> faults)
    {
        if (Read(said) is not { } signature)
        {
            faults.Add(new(AnswerFile.Signature, "is missing, or not as it was written"));
            return;
        }

        using var own = AnchorKey.Read($"-----BEGIN PUBLIC KEY-----\n{signature.PublicKey}\n-----END PUBLIC KEY-----");
        if (own is null || own.Id != signature.Key || own.PublicKey != signature.PublicKey) faults.Add(new(AnswerFile.Signature, "names a key that is not the one it brings"));
        else if (!Verifies(own, manifest, signature.Signature)) faults.Add(new(AnswerFile.Signature, "does not fit: the manifest or the signature was altered"));
        else
        {
            (SignedBy, KeyIsKnown) = (own.Id, keys.Any(k => k.Id == own.Id));
            if (keys.Count > 0 && !KeyIsKnown) faults.Add(new(AnswerFile.Signature, $"is by the key {own.Id}, which is none of those that were given"));
        }
    }

    private void CheckAnchor(List<AnswerSection> sections, List<AnswerFault> faults)
    {
        if (sections.Find(s => s.Name == "custody") is not { } custody) return;
        using var document = Parse(Encoding.UTF8.GetBytes(custody.Json));
        if (document is null || !document.RootElement.TryGetProperty("anchor", out var said) || said.ValueKind is not JsonValueKind.Object) return;
        if (AuditAnchor.Read(said.GetRawText()) is not { } anchor || keys.FirstOrDefault(k => k.Id == anchor.Key) is not { } key) return;
        if (anchor.IsBy(key)) AnchoredUpTo = anchor.Sequence;
        else faults.Add(new("custody", "holds an anchor whose signature is wrong"));
    }

    private static bool Verifies(AnchorKey key, string manifest, string base64)
    {
        Span<byte> signature = stackalloc byte[AnchorKey.LongestSignature];
        return Convert.TryFromBase64String(base64, signature, out var length) && key.Verifies(AnswerFile.Text(manifest), signature[..length]);
    }

    // Written again, it has to be the same: base64 and DER can say one thing in more than one way.
    private static StatementSignature? Read(JsonElement said)
    {
        try
        {
            var read = said.ValueKind is JsonValueKind.Object ? said.Deserialize<StatementSignature>() : null;
            return read is { Key: not null, PublicKey: not null, Signature: not null } && JsonSerializer.Serialize(read, AnswerFile.Json) == said.GetRawText() && IsPlain(read.Signature) && IsPlain(read.PublicKey) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsPlain(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == base64;
    }

    private static List<ManifestLine>? Named(JsonElement manifest)
    {
        try
        {
            return manifest.ValueKind is JsonValueKind.Array && manifest.Deserialize<List<ManifestLine>>(AnswerFile.Json) is { } named && named.TrueForAll(n => n is { Name: not null, Sha256: not null }) ? named : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument? Parse(byte[] file)
    {
        if (!Utf8.IsValid(file)) return null;
        try
        {
            var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = Depth });
            if (document.RootElement.ValueKind is JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ManifestLine(string Name, string Sha256);
}

/// <summary>What was altered, and how.</summary>
/// <param name="Part">A section, the manifest, the signature, or the file.</param>
public sealed record AnswerFault(string Part, string Message);
