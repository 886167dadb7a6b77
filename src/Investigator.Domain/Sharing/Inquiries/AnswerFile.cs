using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>
/// The file of an answer pack: one JSON object of sections. A manifest holds the SHA-256 of each section as it stands in the file, and the signature is over the manifest; so a checker can name the
/// section that was altered, and the file is still read by any tool that reads JSON.
/// </summary>
public static class AnswerFile
{
    /// <summary>Largest file that is looked at.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    internal const string Version = "investigator_answer";
    internal const string Manifest = "manifest";
    internal const string Signature = "signature";

    private const string End = "\n}\n";

    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <summary>The bytes of these sections, not signed yet.</summary>
    public static byte[] Write(IReadOnlyList<AnswerSection> sections)
    {
        var manifest = JsonSerializer.Serialize(sections.Select(s => new { s.Name, Sha256 = HashOf(s.Json) }), Json);
        return Encoding.UTF8.GetBytes(Frame(manifest, sections, null));
    }

    /// <summary>The same bytes with the signature behind the last section.</summary>
    public static byte[] Sign(byte[] content, StatementSignature signature) =>
        Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(content).AsSpan()[..^End.Length], Signed(JsonSerializer.Serialize(signature, Json))));

    /// <summary>What the signature is over: a line that says what it is for, and the manifest.</summary>
    public static byte[] Text(byte[] content)
    {
        using var document = JsonDocument.Parse(content);
        return Text(document.RootElement.GetProperty(Manifest).GetRawText());
    }

    internal static byte[] Text(string manifest) => Encoding.UTF8.GetBytes("investigator answer 1\n" + manifest);

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The whole file from its parts as they stand in it: whoever reads one writes it again and compares.</summary>
    internal static string Frame(string manifest, IEnumerable<AnswerSection> sections, string? signature)
    {
        var text = new StringBuilder("{\n\"").Append(Version).Append("\": 1,\n\"").Append(Manifest).Append("\": ").Append(manifest);
        foreach (var section in sections) text.Append(CultureInfo.InvariantCulture, $",\n\"{section.Name}\": {section.Json}");
        return text.Append(signature is null ? End : Signed(signature)).ToString();
    }

    private static string Signed(string signature) => $",\n\"{Signature}\": {signature}{End}";
}

/// <summary>One section of an answer.</summary>
/// <param name="Name">Small letters and underscores.</param>
/// <param name="Json">Its value as it stands in the file.</param>
public sealed record AnswerSection(string Name, string Json)
{
    /// <summary>A section of this value.</summary>
    public static AnswerSection Of(string name, object value) => new(name, JsonSerializer.Serialize(value, AnswerFile.Json));
}
