using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Detection;

/// <summary>A store that knows what it is told of prompts.</summary>
internal sealed class FamilyAnswers : IFamilyQuestions
{
    public FamilyHistory History { get; set; } = new(new Dictionary<AccountId, FamilyCount>(), new(0, 0, 0, 0, 0, 0));

    /// <summary>Ordinary prompts that hold none of the wordings.</summary>
    public int Texts { get; set; } = 1_000;

    public Task WatchAsync(IReadOnlyList<WatchedFamily> families, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<AccountId, long>> MatchesAsync(string family, int version, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, long>>(new Dictionary<AccountId, long>());

    public Task<FamilyHistory> ReadAsync(PromptFamily family, TimeWindow window, CancellationToken ct) => Task.FromResult(History);

    public Task<PhraseCounts> CountAsync(IReadOnlyList<string> phrases, int most, CancellationToken ct) => Task.FromResult(new PhraseCounts(new int[phrases.Count], Texts));
}
