using Investigator.Domain.Audit;
using Investigator.Domain.Triage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Saved views and what was asked, held in memory.</summary>
internal sealed class ViewsInMemory(TimeProvider clock) : ISavedViews, IQueryHistory, IKeptQueries
{
    private readonly List<(string Person, QueriedList List, Guid View)> _defaults = [];

    public List<SavedView> Views { get; } = [];

    public List<AskedQuery> Asked { get; } = [];

    public List<KeptQuery> Kept { get; } = [];

    public Task<IReadOnlyList<SavedView>> LoadAsync(Person who, QueriedList list, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SavedView>>([.. Views.Where(v => v.List == list && v.OpensTo(who))]);

    public Task<SavedView?> FindAsync(Person who, Guid id, CancellationToken ct) => Task.FromResult(Views.FirstOrDefault(v => v.Id == id && v.OpensTo(who)));

    public Task<SavedView?> DefaultAsync(Person who, QueriedList list, CancellationToken ct) =>
        Task.FromResult(Views.FirstOrDefault(v => _defaults.Contains((who.Id, list, v.Id)) && v.OpensTo(who)));

    public Task<Done<SavedView>> SaveAsync(Person by, ViewDraft draft, CancellationToken ct)
    {
        if (Views.FirstOrDefault(v => v.OwnerId == by.Id && v.List == draft.List && v.Name == draft.Name.Trim()) is { } known)
            return Task.FromResult<Done<SavedView>>(known.Change(by, draft, clock.GetUtcNow()) is { } no ? no : known);
        var made = SavedView.Of(Guid.NewGuid(), by, draft, clock.GetUtcNow());
        if (made.Value is { } view) Views.Add(view);
        return Task.FromResult(made);
    }

    public Task<Refusal?> ShareAsync(Person by, Guid id, bool shared, CancellationToken ct) => Task.FromResult(Views.First(v => v.Id == id).Share(by, shared, clock.GetUtcNow()));

    public Task<Refusal?> DeleteAsync(Person by, Guid id, CancellationToken ct)
    {
        Views.RemoveAll(v => v.Id == id && v.OwnerId == by.Id);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<Refusal?> MakeDefaultAsync(Person by, QueriedList list, Guid? id, CancellationToken ct)
    {
        _defaults.RemoveAll(d => d.Person == by.Id && d.List == list);
        if (id is { } view) _defaults.Add((by.Id, list, view));
        return Task.FromResult<Refusal?>(null);
    }

    public Task AddAsync(Person by, QueriedList list, string text, string? from, CancellationToken ct)
    {
        Asked.Insert(0, AskedQuery.Of(Guid.NewGuid(), by, list, text, Asked.Find(q => q.Text == from)?.Id, clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<AskedQuery>> IQueryHistory.LoadAsync(Person who, QueriedList list, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AskedQuery>>([.. Asked.Where(q => q.PersonId == who.Id && q.List == list)]);

    public Task<Done<KeptQuery>> KeepAsync(Person by, string text, CancellationToken ct)
    {
        if (Kept.Find(q => q.Text == text) is not { } kept) Kept.Add(kept = KeptQuery.Of(Guid.NewGuid(), by, text, clock.GetUtcNow()).Value!);
        return Task.FromResult<Done<KeptQuery>>(kept);
    }

    Task<string?> IKeptQueries.FindAsync(Person who, Guid id, CancellationToken ct) => Task.FromResult(Kept.Find(q => q.Id == id)?.Text);

    public Task ForgetAsync(Person by, QueriedList list, CancellationToken ct)
    {
        Asked.Clear();
        return Task.CompletedTask;
    }
}
