using Investigator.Domain.Usage;

namespace Investigator.Domain.Fingerprints;

/// <summary>Keyed hashes of answers that were served, from which nobody reads them back, for as long as they are retained.</summary>
public interface IServedAnswers
{
    /// <summary>Takes answers; one whose event is there already changes nothing.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyList<ServedAnswer> answers, CancellationToken ct);

    /// <summary>The answers that share hashes with a text, those that share most first.</summary>
    Task<Page<FoundAnswer>> FindAsync(IReadOnlyCollection<ulong> grams, int take, CancellationToken ct);
}

/// <summary>What is kept of an answer.</summary>
/// <param name="Grams">See <see cref="AnswerGrams.Kept"/>.</param>
public sealed record ServedAnswer(EventId EventId, AccountId AccountId, DateTimeOffset At, IReadOnlyCollection<ulong> Grams);

/// <summary>An answer that shares passages with a text.</summary>
/// <param name="Shared">Hashes that both have.</param>
/// <param name="Grams">Hashes of the answer in all.</param>
public sealed record FoundAnswer(EventId EventId, AccountId AccountId, DateTimeOffset At, int Shared, int Grams);

/// <summary>The secret under which answers are hashed: made on first use, the same for all servers.</summary>
public interface IAnswerKeys
{
    /// <returns><c>null</c> when the console's keys that protect it are gone: then what was hashed can't be looked up any more.</returns>
    Task<byte[]?> LoadAsync(CancellationToken ct);
}
