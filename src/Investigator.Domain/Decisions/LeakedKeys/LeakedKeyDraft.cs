using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.LeakedKeys;

/// <summary>A report as it comes in.</summary>
/// <param name="KeyId">The key's id; or <paramref name="KeySha256"/>.</param>
/// <param name="KeySha256">SHA-256 in 64 hexadecimal digits: of the key, where events carry that as the id, or of the id.</param>
/// <param name="FoundIn">Where, in words or an address.</param>
/// <param name="FoundAt"><c>null</c>: now.</param>
public sealed record LeakedKeyDraft(string? KeyId, string? KeySha256, string? FoundIn, DateTimeOffset? FoundAt)
{
    private static readonly TimeSpan s_oldest = TimeSpan.FromDays(3650);

    /// <summary>The draft without blanks around, or what is wrong with it. A key in it is refused wherever it stands; a known id is none, however it looks.</summary>
    public Done<LeakedKeyDraft> Tidy(bool keyIsKnown, DateTimeOffset now)
    {
        var tidy = this with { KeyId = Word(KeyId), KeySha256 = Word(KeySha256)?.ToLowerInvariant(), FoundIn = Word(FoundIn) };
        if (tidy.KeyId is null == tidy.KeySha256 is null) return Refusal.KeyNotNamed;
        // Before lengths: whoever sends a key learns that first.
        if ((!keyIsKnown && SecretShape.Shows(tidy.KeyId)) || SecretShape.Shows(tidy.FoundIn)) return Refusal.SecretGiven;
        if (tidy.KeyId?.Length > LeakedKeyReport.LongestKey || tidy.FoundIn?.Length > LeakedKeyReport.LongestText) return Refusal.TooLong;
        if (tidy.KeyId?.Any(char.IsControl) is true || tidy.KeySha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))) return Refusal.KeyNotNamed;
        return FoundAt > now.AddMinutes(5) || FoundAt < now - s_oldest ? Refusal.ReceivedWrong : tidy;
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
