using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A pool of accounts under one hand: made, dressed and paced as the operator's tradecraft has it.</summary>
internal sealed class Pool
{
    private readonly string[] _cards;
    private readonly string[] _devices;
    private readonly string[] _domains;
    private readonly Client[] _stacks;
    private readonly string _referrer;
    private readonly string _family;

    /// <param name="land">Where the pool settles.</param>
    /// <param name="plan">What was asked for.</param>
    /// <param name="family">Stands in the truth.</param>
    /// <param name="perDay">Requests per account and day where the plan does not say.</param>
    /// <param name="cover">Share of ordinary questions where the plan does not say; <c>null</c>: by the tradecraft.</param>
    public Pool(Land land, CampaignPlan plan, string family, double perDay, double? cover = null)
    {
        var rng = land.Rng;
        (Land, Plan, _family, Craft) = (land, plan, family, Tradecraft.Of(plan.Evasion));
        PerDay = plan.PerDay ?? perDay;
        Cover = plan.Cover ?? cover ?? Craft.Cover;
        Begin = land.At(plan.Start ?? (land.Options.Days * rng.Between(0.12, 0.35)), plan.Start is null ? rng.Between(0, 20) : 0);
        End = Math.Min(land.To, Begin + (long)(Math.Min(plan.Days ?? 90, 90) * TimeSpan.TicksPerDay));
        Campaign = Plant();
        Exits = new(land, plan.Evasion, plan.Accounts);
        _cards = [.. Enumerable.Range(0, Share(Craft.OnSharedCards, Craft.AccountsPerCard)).Select(_ => land.Fingerprint())];
        _devices = [.. Enumerable.Range(0, Share(Craft.OnSharedDevices, Craft.AccountsPerDevice)).Select(_ => land.Fingerprint())];
        _domains = [.. Enumerable.Range(0, 1 + (plan.Accounts / 40)).Select(_ => rng.Chance(0.5) ? land.ThrowAwayDomain() : land.CompanyDomain())];
        _stacks = [.. Enumerable.Range(0, Craft.Stacks).Select(_ => land.Clients.Any(rng))];
        _referrer = "r" + rng.Hex(6);
        Voice = new(rng.Bits(), Craft.Wordings);
    }

    public Land Land { get; }
    public CampaignPlan Plan { get; }
    public Tradecraft Craft { get; }
    public PlantedCampaign Campaign { get; }
    public Exits Exits { get; }
    public Voice Voice { get; }
    public long Begin { get; }
    public long End { get; }

    /// <summary>Requests per account and day, cover included, and the share of cover in them.</summary>
    public double PerDay { get; }
    public double Cover { get; }

    /// <summary>What new accounts call themselves.</summary>
    public IReadOnlyList<string> Segments { get; init; } = ["individual", "individual", "individual", "startup"];

    /// <summary>Changes to each account that the family knows better.</summary>
    public Func<Account, Account> Dress { get; init; } = account => account;

    /// <summary>Another harvest of the same family and level.</summary>
    public PlantedCampaign Plant() => new() { Id = "c" + Land.Rng.Hex(10), Family = _family, Evasion = Plan.Evasion };

    /// <summary>The accounts, each with its harvest among ordinary questions.</summary>
    /// <param name="harvest">What a member harvests, in order of time; the pool cuts it at the member's end.</param>
    /// <param name="of">For whom a member works; by default the pool's one harvest.</param>
    /// <param name="span">When a member works; by default from the pool's begin, or its own sign-up, to the pool's end.</param>
    public IEnumerable<Resident> Settle(Func<Member, IEnumerable<Exchange>> harvest, Func<int, IReadOnlyList<PlantedCampaign>>? of = null, Func<int, (long From, long To)>? span = null)
    {
        for (var i = 0; i < Plan.Accounts; i++)
        {
            var (number, own) = (i, Land.Rng.Fork());
            var (from, to) = span?.Invoke(i) ?? (Begin, End);
            var account = Dress(Make(number, from));
            yield return new()
            {
                Account = account,
                Archetype = _family,
                Label = "fraud",
                Campaigns = of?.Invoke(i) ?? [Campaign],
                Evasion = Plan.Evasion,
                Live = resident => Live(new(this, resident, own, number, from, to), harvest),
            };
        }
    }

    /// <summary>The client software of a member: one of the pool's few stacks, or anything.</summary>
    public Client? Stack(int number) => _stacks.Length == 0 ? null : _stacks[number % _stacks.Length];

    private static IEnumerable<Exchange> Live(Member member, Func<Member, IEnumerable<Exchange>> harvest) =>
        Rhythm.Merge(harvest(member).TakeWhile(exchange => exchange.At < member.To), member.Chat());

    private Account Make(int number, long from)
    {
        var rng = Land.Rng;
        var home = Exits.SignUp(Land, number);
        var joined = rng.Chance(Craft.Aged) ? Math.Min(Land.Joined(), from - TimeSpan.TicksPerHour)
            : Craft.SignUpDays > 0 ? from - (long)(rng.Unit() * Craft.SignUpDays * TimeSpan.TicksPerDay)
            : from - (long)(rng.Between(0.2, 9) * TimeSpan.TicksPerHour);
        var account = Land.Account(rng.Pick(Segments), home.Network.Country, home, joined);
        var sharesACard = rng.Chance(Craft.OnSharedCards);
        return account with
        {
            PaymentFingerprint = sharesACard ? _cards[number % _cards.Length] : account.PaymentFingerprint,
            PaysFromALot = sharesACard && Plan.Evasion < 2,
            DeviceId = rng.Chance(Craft.OnSharedDevices) ? _devices[number / 3 % _devices.Length] : account.DeviceId,
            EmailDomain = rng.Chance(Craft.OnOwnDomains) ? rng.Pick(_domains) : account.EmailDomain,
            Referrer = rng.Chance(Craft.OneReferrer) ? _referrer : account.Referrer,
        };
    }

    private int Share(double share, int each) => Math.Max(1, (int)Math.Ceiling(Plan.Accounts * share / each));
}
