namespace Investigator.Domain.Linking;

/// <summary>What kind of tie a link is: two of them are independent evidence.</summary>
[Flags]
public enum LinkTies
{
    None = 0,

    /// <summary>Addresses of one or two networks, e-mail domain, referral code: people who sit or were gathered together.</summary>
    Place = 1,

    /// <summary>Addresses of three networks or more in common: moving together.</summary>
    Movement = 2,

    /// <summary>A card or bank account.</summary>
    Money = 4,

    /// <summary>A device.</summary>
    Machine = 8,

    /// <summary>Rare prompt skeletons.</summary>
    Work = 16,

    /// <summary>Lockstep, or work that begins and ends together.</summary>
    Timing = 32,
}
