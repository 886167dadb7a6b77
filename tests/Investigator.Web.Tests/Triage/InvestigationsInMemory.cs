using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Investigations held in memory; the version is not counted but what <see cref="Version"/> says.</summary>
internal sealed class InvestigationsInMemory(TimeProvider clock) : IInvestigations
{
    public List<Investigation> Kept { get; } = [];

    /// <summary>What acts have to name.</summary>
    public long Version { get; set; }

    public bool Broken { get; set; }

    public Task<Page<InvestigationRow>> LoadAsync(Person who, int skip, int take, CancellationToken ct)
    {
        if (Broken) throw new InvalidOperationException("The store is gone.");
        var open = Kept.Where(i => i.OpensTo(who)).ToList();
        return Task.FromResult(new Page<InvestigationRow>([.. open.Skip(skip).Take(take).Select(Row)], open.Count));
    }

    public Task<IReadOnlyList<InvestigationRow>> NamedAsync(Person who, string text, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<InvestigationRow>>([.. Kept.Where(i => i.OpensTo(who) && i.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(take).Select(Row)]);

    public async Task<InvestigationRow?> AboutAsync(Person who, Guid id, CancellationToken ct) => await FindAsync(who, id, ct) is { } found ? Row(found) : null;

    public Task<Investigation?> FindAsync(Person who, Guid id, CancellationToken ct) => Task.FromResult(Kept.Find(i => i.Id == id && i.OpensTo(who)));

    public Task<Done<Investigation>> KeepAsync(Person by, InvestigationDraft draft, CancellationToken ct)
    {
        var made = Investigation.Of(Guid.NewGuid(), by, draft, clock.GetUtcNow());
        if (made.Value is { } kept) Kept.Add(kept);
        return Task.FromResult(made);
    }

    public Task<Done<Investigation>> SaveAsync(Person by, Guid id, long version, InvestigationDraft draft, CancellationToken ct) => Task.FromResult<Done<Investigation>>(
        version != Version ? Refusal.ChangedMeanwhile : Kept.Find(i => i.Id == id) is not { } found ? Refusal.NotFound : found.Change(by, draft, clock.GetUtcNow()) is { } no ? no : found);

    public Task<Refusal?> RenameAsync(Person by, Guid id, long version, string name, CancellationToken ct) =>
        Task.FromResult(version != Version ? Refusal.ChangedMeanwhile : Kept.First(i => i.Id == id).Rename(by, name, clock.GetUtcNow()));

    public Task<Refusal?> ShareAsync(Person by, Guid id, long version, bool shared, CancellationToken ct) =>
        Task.FromResult(version != Version ? Refusal.ChangedMeanwhile : Kept.First(i => i.Id == id).Share(by, shared, clock.GetUtcNow()));

    public Task<Refusal?> RemoveAsync(Person by, Guid id, long version, CancellationToken ct)
    {
        if (version != Version) return Task.FromResult<Refusal?>(Refusal.ChangedMeanwhile);
        Kept.RemoveAll(i => i.Id == id && i.OwnerId == by.Id);
        return Task.FromResult<Refusal?>(null);
    }

    private InvestigationRow Row(Investigation of) => new(of.Id, of.Name, of.Start, of.Nodes, of.OwnerId, of.OwnerName, of.Shared, of.ChangedAt, Version);
}
