using Investigator.Domain.Audit;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Audit;

public abstract class ApiClientsContract : CaseContract
{
    private IApiClients Keys => Room.The<IApiClients>();

    [CaseFact]
    public async Task A_key_opens_what_it_was_made_for_until_it_is_revoked()
    {
        var made = (await Keys.CreateAsync(People.Admin, " gateway-1 ", ApiScope.Decisions, default)).Value!;

        var holder = (await Keys.RecogniseAsync(made.Key, default))!;
        Assert.Equal(("key:gateway-1", Role.None, ApiScope.Decisions), (holder.Person.Id, holder.Person.Roles, holder.Scopes));
        Assert.Null(await Keys.RecogniseAsync(made.Key + "x", default));
        Assert.Null(await Keys.RecogniseAsync("", default));

        Assert.Null(await Keys.RevokeAsync(People.Admin, made.Id, default));
        Assert.Null(await Keys.RecogniseAsync(made.Key, default));
        Assert.Equal(Refusal.AlreadyDecided, await Keys.RevokeAsync(People.Admin, made.Id, default));
    }

    [CaseFact]
    public async Task An_exchanged_key_keeps_its_holder_and_the_old_one_goes_on_for_a_day()
    {
        var old = (await Keys.CreateAsync(People.Admin, "gateway-1", ApiScope.Decisions, default)).Value!;
        Assert.NotNull(await Keys.RecogniseAsync(old.Key, default));

        var fresh = (await Keys.RotateAsync(People.Admin, old.Id, default)).Value!;

        Assert.NotEqual(old.Key, fresh.Key);
        Assert.Equal((old.Id, ApiScope.Decisions), ((await Keys.RecogniseAsync(fresh.Key, default))!.Id, (await Keys.RecogniseAsync(fresh.Key, default))!.Scopes));
        Room.Clock.Advance(ApiClient.Overlap - TimeSpan.FromSeconds(1));
        Assert.Equal(old.Id, (await Keys.RecogniseAsync(old.Key, default))!.Id);
        Room.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Keys.RecogniseAsync(old.Key, default));
        Assert.NotNull(await Keys.RecogniseAsync(fresh.Key, default));
        Assert.Equal("key.rotated", (await Room.AuditAsync())[^1].Act);
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Detail.Contains(fresh.Key, StringComparison.Ordinal));

        var third = (await Keys.RotateAsync(People.Admin, old.Id, default)).Value!;
        Assert.Null(await Keys.RevokeAsync(People.Admin, old.Id, default));
        foreach (var key in (string[])[fresh.Key, third.Key]) Assert.Null(await Keys.RecogniseAsync(key, default));
        Assert.Equal(Refusal.AlreadyDecided, (await Keys.RotateAsync(People.Admin, old.Id, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Keys.RotateAsync(People.Admin, Guid.NewGuid(), default)).Refusal);
    }

    [CaseFact]
    public async Task The_store_keeps_a_hash_and_never_the_key()
    {
        var made = (await Keys.CreateAsync(People.Admin, "gateway-1", ApiScope.Ingest, default)).Value!;

        var kept = Assert.Single(await Keys.LoadAsync(default));
        Assert.Matches("^[0-9a-f]{64}$", kept.KeyHash);
        Assert.True(made.Key.Length >= 43);
        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Detail.Contains(made.Key, StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task Two_keys_of_one_name_would_blur_the_audit()
    {
        Assert.NotNull((await Keys.CreateAsync(People.Admin, "gateway-1", ApiScope.Ingest, default)).Value);
        Assert.Equal(Refusal.NameTaken, (await Keys.CreateAsync(People.Admin, "gateway-1", ApiScope.Ingest, default)).Refusal);
        Assert.Equal(Refusal.NameMissing, (await Keys.CreateAsync(People.Admin, " ", ApiScope.Ingest, default)).Refusal);
    }
}

public sealed class ApiClientsOnSqlite : ApiClientsContract
{
    protected override bool OnServer => false;
}

public sealed class ApiClientsOnSqlServer : ApiClientsContract
{
    protected override bool OnServer => true;
}
