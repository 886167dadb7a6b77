namespace Investigator.Domain.Sharing;

/// <summary>What the gate says.</summary>
public enum GateAnswer
{
    /// <summary>The partner may have it.</summary>
    Open,

    /// <summary>It was released to others, or the asker is not in the directory.</summary>
    NotAddressed,

    /// <summary>The partner is suspended.</summary>
    PartnerSuspended,

    /// <summary>The agreement with the partner has ended.</summary>
    AgreementEnded,

    /// <summary>The bundle was taken back.</summary>
    TakenBack,

    /// <summary>The bundle lapsed.</summary>
    Expired,

    /// <summary>Its marking is more closed than the partner may get.</summary>
    MarkingTooHigh,

    /// <summary>It holds a kind of indicator that the partner may not get.</summary>
    KindNotAllowed,

    /// <summary>It holds a part that the partner may not get.</summary>
    FieldNotAllowed,
}

/// <summary>The answers in words.</summary>
public static class GateAnswerWords
{
    /// <summary>One sentence for the person who shares.</summary>
    public static string Explain(this GateAnswer answer) => answer switch
    {
        GateAnswer.Open => "It may fetch this.",
        GateAnswer.NotAddressed => "It was not released to this partner.",
        GateAnswer.PartnerSuspended => "The partner is suspended.",
        GateAnswer.AgreementEnded => "The agreement with the partner has ended.",
        GateAnswer.TakenBack => "The bundle was taken back.",
        GateAnswer.Expired => "The bundle has lapsed.",
        GateAnswer.MarkingTooHigh => "The marking is more closed than the partner may get.",
        GateAnswer.KindNotAllowed => "It holds a kind of indicator that the partner may not get.",
        GateAnswer.FieldNotAllowed => "It holds a part of a bundle that the partner may not get.",
    };
}
