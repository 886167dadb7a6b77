using System.Text.Json.Serialization;
using Investigator.Domain.Fingerprints;

namespace Investigator.Web.Fingerprints;

/// <summary>What to place into the answers of an account. An empty list: nothing.</summary>
public sealed record PlanReply([property: JsonPropertyName("fingerprints")] IReadOnlyList<PlanReply.Row> Fingerprints)
{
    /// <summary>The plan of these fingerprints.</summary>
    public static PlanReply Of(IReadOnlyList<Fingerprint> served) => new([.. served.Select(f => new Row(
        f.Id, f.Kind is FingerprintKind.Canary ? "canary" : "watermark", f.Design.SharePercent, f.Design.RewritingPolicy,
        f.Design.Watermark is { } w ? new(GreenList.Scheme, f.KeySha256, w.Gamma, w.Delta, w.Context) : null,
        f.Kind is FingerprintKind.Canary ? [.. f.Design.Traps.Where(t => !t.IsDecoy).Select(t => new ServedTrap(t.Id, t.Prompt, t.Text))] : null))]);

    /// <summary>One fingerprint.</summary>
    /// <param name="SharePercent">Of the requests of the account, how many carry it.</param>
    public sealed record Row(
        [property: JsonPropertyName("id")] Guid Id, [property: JsonPropertyName("kind")] string Kind, [property: JsonPropertyName("share_percent")] int SharePercent,
        [property: JsonPropertyName("rewriting_policy")] string? RewritingPolicy, [property: JsonPropertyName("watermark")] WatermarkRow? Watermark, [property: JsonPropertyName("traps")] IReadOnlyList<ServedTrap>? Traps);

    /// <summary>A watermark. The key itself is never sent: the gateway holds it under its SHA-256.</summary>
    public sealed record WatermarkRow(
        [property: JsonPropertyName("scheme")] string Scheme, [property: JsonPropertyName("key_sha256")] string KeySha256, [property: JsonPropertyName("gamma")] double Gamma,
        [property: JsonPropertyName("delta")] double Delta, [property: JsonPropertyName("context")] int Context);

    /// <summary>A trap that is served. Decoys are told to nobody.</summary>
    public sealed record ServedTrap([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("prompt")] string Prompt, [property: JsonPropertyName("text")] string Text);
}
