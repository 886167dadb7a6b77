using System.Text.Json.Serialization;

namespace Investigator.Web.Decisions.LeakedKeys;

/// <summary>A leaked key as it is reported. Fields that are not known are refused: a scanner that sends the key in one of its own has to learn it.</summary>
/// <param name="KeyId">The key's id, or <paramref name="KeySha256"/>.</param>
/// <param name="KeySha256">64 hexadecimal digits.</param>
/// <param name="FoundIn">Where, in words or an address.</param>
/// <param name="FoundAt">When; without it now.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LeakedKeyRequest(
    [property: JsonPropertyName("key_id")] string? KeyId = null, [property: JsonPropertyName("key_sha256")] string? KeySha256 = null,
    [property: JsonPropertyName("found_in")] string? FoundIn = null, [property: JsonPropertyName("found_at")] DateTimeOffset? FoundAt = null);
