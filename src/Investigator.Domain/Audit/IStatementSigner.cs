using System.Text.Json.Serialization;

namespace Investigator.Domain.Audit;

/// <summary>Signs what leaves the house with the key that also signs the anchors of the audit.</summary>
public interface IStatementSigner
{
    /// <summary>Whether anything is configured that signs.</summary>
    bool Signs { get; }

    /// <summary>A signature over the text; <c>null</c> when nothing is configured that signs.</summary>
    /// <exception cref="InvalidOperationException">What is configured did not sign.</exception>
    Task<StatementSignature?> SignAsync(byte[] text, CancellationToken ct);
}

/// <summary>A signature with the public key that it is to be checked with.</summary>
/// <param name="Key">Id of the key, as <see cref="AnchorKey.Id"/>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo in base64. Whoever checks compares the id with one that was handed over another way.</param>
/// <param name="Signature">In base64.</param>
public sealed record StatementSignature(
    [property: JsonPropertyName("key"), JsonRequired] string Key, [property: JsonPropertyName("public_key"), JsonRequired] string PublicKey,
    [property: JsonPropertyName("signature"), JsonRequired] string Signature);

/// <summary>Where nothing is configured that signs.</summary>
public sealed class NoSigner : IStatementSigner
{
    /// <inheritdoc/>
    public bool Signs => false;

    /// <inheritdoc/>
    public Task<StatementSignature?> SignAsync(byte[] text, CancellationToken ct) => Task.FromResult<StatementSignature?>(null);
}
