using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A company as a customer: one organisation, mail domain, card and address for all its accounts.</summary>
internal sealed class Firm
{
    private readonly Land _land;
    private readonly string _segment;
    private readonly string _organization;
    private readonly string _domain;
    private readonly string _card;
    private readonly long _joined;

    public Firm(Land land, string kind, params string[] segments)
    {
        _land = land;
        _segment = land.Rng.Pick(segments.Length > 0 ? segments : ["business", "startup", "enterprise"]);
        var country = Networks.CountryOf(land.Rng);
        Home = land.Networks.In(land.Rng, kind, country).Draw(land.Rng);
        (_organization, _domain, _card) = (land.Organization(), land.CompanyDomain(), land.Fingerprint());
        _joined = land.From - (long)(land.Rng.Between(5, 400) * TimeSpan.TicksPerDay);
    }

    public Address Home { get; }

    public string Country => Home.Network.Country;

    public Account Account(long? joined = null) => _land.Account(_segment, Country, Home, joined ?? _joined + (long)(_land.Rng.Unit() * 4 * TimeSpan.TicksPerDay)) with { Organization = _organization, EmailDomain = _domain, PaymentFingerprint = _card };

    /// <summary>An account of this firm that lives like this.</summary>
    public Resident Resident(string archetype, Func<Resident, Rng, IEnumerable<Exchange>> live, Func<Account, Account>? dress = null, long? joined = null)
    {
        var own = _land.Rng.Fork();
        var account = Account(joined);
        return new() { Account = dress?.Invoke(account) ?? account, Archetype = archetype, Live = resident => live(resident, own) };
    }
}
