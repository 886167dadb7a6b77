using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Labels of resources; linking asks nothing of it.</summary>
internal sealed class LabelsInMemory : ILinkQuestions
{
    public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<ResourceShare>> SharedAsync(TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceShare>>([]);

    public Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct) => Task.FromResult<IReadOnlyList<ActiveSlots>>([]);

    public Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct) => Task.FromResult<IReadOnlyList<SharedWork>>([]);

    public Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrafficSample>>([]);

    public Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<WordedPrompt>>([]);

    public Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ResourceAbout>>([.. resources.Where(r => Labels.ContainsKey(r.Value)).Select(r => new ResourceAbout(r, Labels[r.Value], 1))]);

    public Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string>());
}
