namespace Investigator.Domain.Sharing;

/// <summary>Why something stayed at home.</summary>
public enum WithheldReason
{
    /// <summary>Fewer members than the policy asks for use it.</summary>
    TooFewMembers,

    /// <summary>Too many accounts outside the campaign use it.</summary>
    CommonOutside,

    /// <summary>Nobody counted its users outside the campaign.</summary>
    NotMeasuredOutside,

    /// <summary>It is not what its kind says, such as a domain with a line break.</summary>
    Malformed,

    /// <summary>An address that means nothing outside one network: private, loopback, link-local and the like.</summary>
    NotPublic,

    /// <summary>Longer than <see cref="Indicator.MaxValueLength"/>.</summary>
    TooLong,

    /// <summary>The bundle is full.</summary>
    OverLimit,

    /// <summary>Policy keeps this kind at home.</summary>
    ByPolicy,

    /// <summary>The agreement with a recipient leaves it out.</summary>
    ByTerms,

    /// <summary>Personal data found in free text and taken out.</summary>
    PersonalInText,

    /// <summary>A field that no bundle ever has.</summary>
    NeverLeaves,
}

/// <summary>Something that stayed at home. For the eyes of the person who shares; it is no part of the bundle.</summary>
/// <param name="What">What kind of thing, in words.</param>
/// <param name="Value">The plain value, cut to 120 characters; empty for whole fields.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">Why, in words and numbers.</param>
public sealed record Withheld(string What, string Value, WithheldReason Reason, string Why);
