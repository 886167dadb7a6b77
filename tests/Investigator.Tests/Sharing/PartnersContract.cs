using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Sharing;

public abstract class PartnersContract : CaseContract
{
    private IPartners Directory => Room.The<IPartners>();

    private PartnerTerms Terms => new("Other Lab", TrafficLight.Amber, [IndicatorKind.IpAddress, IndicatorKind.NetworkPrefix], SharedFields.Counts, "MOU 7", Room.Clock.GetUtcNow().AddDays(90))
    {
        Contacts = [new("Kim", "abuse desk, day and night", "abuse@lab.example")],
        Collections = ["frontier-labs"],
        IdentityId = "identity--b6527799-85e0-457d-a154-1d504cdd2867",
    };

    [CaseFact]
    public async Task A_partner_is_found_by_its_id_its_machine_s_key_and_its_people()
    {
        var partner = (await Directory.CreateAsync(People.Manager, Terms, default)).Value!;
        var key = (await Room.The<IApiClients>().CreateAsync(People.Admin, "other-lab", ApiScope.Sharing, default)).Value!;
        Assert.Null(await Directory.LinkAsync(People.Manager, partner.Id, key.Id, default));
        Assert.Null(await Directory.AdmitAsync(People.Manager, partner.Id, People.Partner.Id, default));

        var found = (await Directory.FindAsync(People.Analyst, partner.Id, default))!;
        Assert.Equal(("Other Lab", TrafficLight.Amber, "MOU 7"), (found.Name, found.HighestMarking, found.Agreement));
        Assert.Equal(Terms.Kinds, found.Kinds);
        Assert.Equal(Terms.Contacts, found.Contacts);
        Assert.True(found.Follows("frontier-labs"));
        Assert.True(found.Follows(SharedCollection.Everyone));
        Assert.False(found.Follows("another"));
        Assert.Equal(partner.Id, (await Directory.OfClientAsync(key.Id, default))?.Id);
        Assert.Equal(partner.Id, (await Directory.OfAsync("key:other-lab", default))?.Id);
        Assert.Equal(partner.Id, (await Directory.OfAsync(People.Partner.Id, default))?.Id);
        Assert.Null(await Directory.OfAsync("somebody else", default));

        Assert.Null(await Room.The<IApiClients>().RevokeAsync(People.Admin, key.Id, default));
        Assert.Null(await Directory.OfAsync("key:other-lab", default));
    }

    [CaseFact]
    public async Task Who_may_not_see_the_directory_sees_nothing_of_it()
    {
        var partner = (await Directory.CreateAsync(People.Manager, Terms, default)).Value!;
        foreach (var stranger in (Person[])[People.Partner, People.Nobody])
        {
            Assert.Empty(await Directory.LoadAsync(stranger, default));
            Assert.Null(await Directory.FindAsync(stranger, partner.Id, default));
        }

        Assert.Single(await Directory.LoadAsync(People.Auditor, default));
    }

    [CaseFact]
    public async Task Two_who_change_a_partner_at_once_are_told()
    {
        var partner = (await Directory.CreateAsync(People.Manager, Terms, default)).Value!;
        Assert.Null(await Directory.ChangeAsync(People.Manager, partner.Id, partner.Version, Terms with { HighestMarking = TrafficLight.Green }, default));

        Assert.Equal(Refusal.ChangedMeanwhile, await Directory.ChangeAsync(People.Admin, partner.Id, partner.Version, Terms with { HighestMarking = TrafficLight.Red }, default));
        Assert.Equal(TrafficLight.Green, (await Directory.FindAsync(People.Admin, partner.Id, default))!.HighestMarking);
    }

    [CaseFact]
    public async Task Names_keys_and_people_are_of_one_partner_alone()
    {
        var first = (await Directory.CreateAsync(People.Manager, Terms, default)).Value!;
        var second = (await Directory.CreateAsync(People.Manager, Terms with { Name = "Third Lab" }, default)).Value!;
        var sharing = (await Room.The<IApiClients>().CreateAsync(People.Admin, "lab", ApiScope.Sharing, default)).Value!.Id;
        var other = (await Room.The<IApiClients>().CreateAsync(People.Admin, "gateway", ApiScope.Ingest, default)).Value!.Id;
        Assert.Null(await Directory.LinkAsync(People.Manager, first.Id, sharing, default));
        Assert.Null(await Directory.AdmitAsync(People.Manager, first.Id, "kim", default));

        Assert.Equal(Refusal.NameTaken, (await Directory.CreateAsync(People.Manager, Terms, default)).Refusal);
        Assert.Equal(Refusal.NameTaken, await Directory.ChangeAsync(People.Manager, second.Id, second.Version, Terms, default));
        Assert.Equal(Refusal.NameTaken, await Directory.LinkAsync(People.Manager, second.Id, sharing, default));
        Assert.Equal(Refusal.NotFound, await Directory.LinkAsync(People.Manager, second.Id, other, default)); // a key that opens something else
        Assert.Equal(Refusal.NameTaken, await Directory.AdmitAsync(People.Manager, second.Id, " kim ", default));
    }

    [CaseFact]
    public async Task A_new_key_of_keyed_hashes_retires_the_one_before_and_lies_in_no_table_in_clear()
    {
        var partner = (await Directory.CreateAsync(People.Manager, Terms, default)).Value!;
        var first = (await Directory.RotateKeyAsync(People.Manager, partner.Id, default)).Value!;
        Room.Clock.Advance(TimeSpan.FromDays(1));
        var second = (await Directory.RotateKeyAsync(People.Manager, partner.Id, default)).Value!;

        var keys = (await Directory.FindAsync(People.Manager, partner.Id, default))!.Keys;
        Assert.Equal([first.KeyId, second.KeyId], keys.Select(k => k.KeyId));
        Assert.NotEqual(first.KeyId, second.KeyId);
        Assert.NotNull(keys[0].RetiredAt);
        Assert.Null(keys[1].RetiredAt);
        Assert.All(keys, k => Assert.DoesNotContain(first.Secret, k.ProtectedSecret, StringComparison.Ordinal));
        Assert.Equal(second.KeyId, SharingKey.From(Convert.FromBase64String(second.Secret))!.KeyId);
    }

    [CaseFact]
    public async Task Terms_that_make_no_sense_are_refused()
    {
        async Task<Refusal?> TryAsync(PartnerTerms terms) => (await Directory.CreateAsync(People.Manager, terms, default)).Refusal;
        Assert.Equal(Refusal.NameMissing, await TryAsync(Terms with { Name = "  " }));
        Assert.Equal(Refusal.TooLong, await TryAsync(Terms with { Name = new('x', 101) }));
        Assert.Equal(Refusal.NothingChosen, await TryAsync(Terms with { Kinds = [] }));
        Assert.Equal(Refusal.AgreementMissing, await TryAsync(Terms with { Agreement = "" }));
        Assert.Equal(Refusal.ExpiryInThePast, await TryAsync(Terms with { AgreedUntil = Room.Clock.GetUtcNow() }));
        Assert.Equal(Refusal.IdentityWrong, await TryAsync(Terms with { IdentityId = "identity--1" }));
        Assert.Equal(Refusal.CollectionWrong, await TryAsync(Terms with { Collections = ["Frontier Labs"] }));
        Assert.Equal(Refusal.TooMany, await TryAsync(Terms with { Contacts = [.. Enumerable.Range(0, 21).Select(n => new PartnerContact($"K{n}", "", ""))] }));
        Assert.Equal(Refusal.OutOfRange, await TryAsync(Terms with { HighestMarking = (TrafficLight)9 }));
    }
}

public sealed class PartnersOnSqlite : PartnersContract
{
    protected override bool OnServer => false;
}

public sealed class PartnersOnSqlServer : PartnersContract
{
    protected override bool OnServer => true;
}
