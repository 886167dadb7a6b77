namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>
/// What an operator does to keep accounts apart and quiet. Level 0 does nothing. Level 1 rents rotating proxies and buys cards in small lots. Level 2 was caught before: an exit near each
/// account's home, mostly own cards, human hours, reworded prompts. Level 3 has read how detection works: aged accounts, own cards and devices, own lines, a slip now and then.
/// The numbers are assumptions; public reports name the means, not their extent.
/// </summary>
internal sealed record Tradecraft
{
    private static readonly Tradecraft[] s_levels =
    [
        new() { OnSharedCards = 0.95, AccountsPerCard = 12, OnSharedDevices = 0.9, AccountsPerDevice = 12, OnOwnDomains = 0.5, OneReferrer = 0.4, Stacks = 1, Wordings = 1 },
        new() { OnSharedCards = 0.7, AccountsPerCard = 12, OnSharedDevices = 0.6, AccountsPerDevice = 9, OnOwnDomains = 0.25, SignUpDays = 2, Stacks = 3, Wordings = 1, Cover = 0.5 },
        new() { OnSharedCards = 0.35, AccountsPerCard = 5, OnSharedDevices = 0.25, AccountsPerDevice = 4, OnOwnDomains = 0.08, SignUpDays = 9, Wordings = 12, Cover = 0.7, SleepsAtNight = true, RampDays = 1.5, Uneven = 0.1 },
        new() { OnSharedCards = 0.06, AccountsPerCard = 2, OnSharedDevices = 0.04, AccountsPerDevice = 2, Aged = 0.8, SignUpDays = 14, Cover = 0.85, SleepsAtNight = true, RampDays = 3, Uneven = 0.5 },
    ];

    public static Tradecraft Of(int level) => s_levels[level];

    /// <summary>Share of accounts that pay with one of the pool's cards, and how many pay with each.</summary>
    public double OnSharedCards { get; init; }
    public int AccountsPerCard { get; init; } = 1;

    /// <summary>Share of accounts that signed up on one of the pool's devices, and how many on each.</summary>
    public double OnSharedDevices { get; init; }
    public int AccountsPerDevice { get; init; } = 1;

    /// <summary>Share of accounts with a mail address at one of the pool's own domains.</summary>
    public double OnOwnDomains { get; init; }

    /// <summary>Share of accounts that signed up with one code.</summary>
    public double OneReferrer { get; init; }

    /// <summary>Days before the harvest over which accounts are made; 0: in some hours.</summary>
    public double SignUpDays { get; init; }

    /// <summary>Share of accounts bought from people who had made them as anybody does.</summary>
    public double Aged { get; init; }

    /// <summary>Client stacks that the whole pool runs on; 0: as many as anybody.</summary>
    public int Stacks { get; init; }

    /// <summary>Wordings of one template in the whole pool; 0: each account has its own.</summary>
    public int Wordings { get; init; }

    /// <summary>Share of ordinary questions, where neither plan nor family says.</summary>
    public double Cover { get; init; }

    public bool SleepsAtNight { get; init; }

    /// <summary>Days over which an account grows to its full pace; 0: at full pace from the first request.</summary>
    public double RampDays { get; init; }

    /// <summary>Spread (sigma of the logarithm) of the accounts' paces; 0: the dispatcher shares out evenly.</summary>
    public double Uneven { get; init; }
}
