using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>Step-up verification as a case: asked for, answered by a person or by the vendor's machine, with its effect on the measures.</summary>
public interface IVerifications
{
    /// <summary>Most accounts of one request.</summary>
    const int Most = 1000;

    /// <summary>Asks accounts to verify themselves, all in one act, with an answer for each. Each is held by a step-up until then, and webhooks that take notices are told.</summary>
    Task<Done<VerificationBatch>> RequestAsync(Person by, IReadOnlyCollection<AccountId> accounts, VerificationTerms terms, CancellationToken ct);

    /// <summary>What waits first, the earliest due first; then the latest ended.</summary>
    /// <param name="state"><c>null</c>: all.</param>
    Task<Page<Verification>> LoadAsync(Person by, VerificationState? state, int skip, int take, CancellationToken ct);

    /// <summary>An account's, the latest first; at most twenty.</summary>
    Task<IReadOnlyList<Verification>> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>Keeps the result. When it was passed, step-ups on the account end.</summary>
    Task<Refusal?> EndAsync(Person by, Guid id, long version, bool passed, string? reference, string? note, CancellationToken ct);

    Task<Refusal?> WithdrawAsync(Person by, Guid id, long version, string? note, CancellationToken ct);

    /// <summary>Takes the result from the vendor's machine: with a key, and signed with the secret of a webhook that takes notices. The same again changes nothing.</summary>
    Task<Done<Verification>> AnswerAsync(Person by, Guid id, SignedBody message, bool passed, string? reference, CancellationToken ct);

    /// <summary>Ends those whose time has passed.</summary>
    /// <returns>How many.</returns>
    Task<int> ExpireAsync(CancellationToken ct);
}

/// <summary>What came of a request.</summary>
public sealed record VerificationBatch(Guid Id, IReadOnlyList<VerificationAnswer> Answers);

/// <summary>What came of it for one account.</summary>
/// <param name="Refusal"><c>null</c>: it was asked.</param>
public sealed record VerificationAnswer(AccountId AccountId, Refusal? Refusal);

/// <summary>A body with its signature, in the form of Standard Webhooks.</summary>
/// <param name="MessageId"><c>webhook-id</c>.</param>
/// <param name="Timestamp"><c>webhook-timestamp</c>: whole seconds since 1970.</param>
/// <param name="Signature"><c>webhook-signature</c>.</param>
public sealed record SignedBody(string MessageId, long Timestamp, string Signature, ReadOnlyMemory<byte> Body);
