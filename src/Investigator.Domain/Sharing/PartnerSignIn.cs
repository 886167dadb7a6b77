namespace Investigator.Domain.Sharing;

/// <summary>That whoever signs in under a subject is of a partner. A person is of one partner at most.</summary>
public sealed class PartnerSignIn
{
    private PartnerSignIn() { } // EF

    /// <summary>The subject that the identity provider gives.</summary>
    public string PersonId { get; private set; } = "";

    internal static PartnerSignIn Of(string personId) => new() { PersonId = personId };
}
