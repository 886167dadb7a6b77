using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Notes and tags that follow the domain's rules, held in memory.</summary>
internal sealed class AccountWordsInMemory(TimeProvider clock) : IAccountNotes, IAccountTags
{
    public List<AccountNote> Notes { get; } = [];

    public List<AccountTag> Tags { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Task<Done<AccountNote>> WriteAsync(Person by, AccountId account, string? text, CancellationToken ct)
    {
        var done = AccountNote.Write(Guid.NewGuid(), by, account, text, clock.GetUtcNow());
        if (done.Value is { } note) Notes.Insert(0, note);
        return Task.FromResult(done);
    }

    public async Task<Page<AccountNote>> OfAccountAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        await Before();
        var all = Notes.Where(n => n.AccountId == account).ToList();
        return new([.. all.Skip(skip).Take(take)], all.Count);
    }

    public Task<Done<TaggedAccounts>> PutOnAsync(Person by, IReadOnlyCollection<AccountId> accounts, string? word, CancellationToken ct)
    {
        if (!by.Investigates) return Task.FromResult<Done<TaggedAccounts>>(Refusal.NotAllowed);
        if (AccountTag.WordOf(word) is not { } plain) return Task.FromResult<Done<TaggedAccounts>>(Refusal.TagWrong);
        var bare = accounts.Where(a => !Tags.Exists(t => t.AccountId == a && t.Word == plain)).ToList();
        Tags.AddRange(bare.Select(a => AccountTag.Of(a, plain, by, clock.GetUtcNow())));
        return Task.FromResult<Done<TaggedAccounts>>(new TaggedAccounts(plain, bare.Count, accounts.Count - bare.Count));
    }

    public Task<Refusal?> TakeOffAsync(Person by, AccountId account, string word, CancellationToken ct) =>
        Task.FromResult<Refusal?>(!by.Investigates ? Refusal.NotAllowed : Tags.RemoveAll(t => t.AccountId == account && t.Word == word) == 0 ? Refusal.NotFound : null);

    public async Task<ILookup<AccountId, AccountTag>> OfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        await Before();
        return Tags.Where(t => accounts.Contains(t.AccountId)).ToLookup(t => t.AccountId);
    }

    public Task<IReadOnlyList<ValueCount>> WordsAsync(string typed, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ValueCount>>([.. Tags.GroupBy(t => t.Word).Where(g => g.Key.StartsWith(typed, StringComparison.Ordinal)).Select(g => new ValueCount(g.Key, g.Count()))]);
}
