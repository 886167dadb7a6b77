namespace Investigator.Domain.Audit;

/// <summary>Why a rule said no. <c>null</c> in its place means the act was done.</summary>
public enum Refusal
{
    NotFound,
    NotAllowed,
    AlreadyDecided,
    SelfApproval,
    EvidenceNotOpened,
    ReasonMissing,
    ExpiryMissing,
    ExpiryInThePast,
    ExpiryTooFar,
    NobodyToActOn,
    ChangedMeanwhile,
    ClaimedByAnother,
    NoteMissing,
    VerdictMissing,
    NameMissing,
    NameTaken,
    TooLong,
    PurposeMissing,
    TextGone,
    NothingWaits,
    NotAtWork,
    SnoozeTooLong,
    NothingToFoldInto,
    OutOfRange,
    NothingSaid,
    TooMany,
    EffectInTheFuture,
    PositionUnknown,
    AddressWrong,
    NothingChosen,
}

/// <summary>What a refusal says to the person who met it.</summary>
public static class Refusals
{
    /// <summary>One sentence: what is wrong and what to do about it.</summary>
    public static string Explain(this Refusal refusal) => refusal switch
    {
        Refusal.NotFound => "It is not there any more. Reload the list.",
        Refusal.NotAllowed => "Your role does not allow this. Ask an administrator which role does.",
        Refusal.AlreadyDecided => "Somebody has decided this already. Reload to see what.",
        Refusal.SelfApproval => "Nobody approves their own proposal. Another manager has to decide.",
        Refusal.EvidenceNotOpened => "Open the evidence before you decide.",
        Refusal.ReasonMissing => "Give a reason.",
        Refusal.ExpiryMissing => "Give the time at which this ends.",
        Refusal.ExpiryInThePast => "The end lies in the past. Choose a later time.",
        Refusal.ExpiryTooFar => "A freeze may last 90 days at most. Choose an earlier end, or propose a ban.",
        Refusal.NobodyToActOn => "This would act on no account. Confirm members first.",
        Refusal.ChangedMeanwhile => "Somebody changed this while you looked at it. Reload, look again, then act.",
        Refusal.ClaimedByAnother => "Somebody else has claimed this.",
        Refusal.NoteMissing => "Write a note first.",
        Refusal.VerdictMissing => "Choose a verdict.",
        Refusal.NameMissing => "Give it a name.",
        Refusal.NameTaken => "Another one has this name. Choose a different name.",
        Refusal.TooLong => "That text is too long.",
        Refusal.PurposeMissing => "Say why you need to read the text. It will be logged.",
        Refusal.NothingWaits => "Nothing unclaimed is left under this filter. Change the filter, or look again later.",
        Refusal.NotAtWork => "This person has not worked here in the last 30 days. Choose somebody else.",
        Refusal.SnoozeTooLong => "An entry can sleep 30 days at most. Choose an earlier time.",
        Refusal.NothingToFoldInto => "There is no open entry to fold this into. Close it with a verdict instead.",
        Refusal.OutOfRange => "A number is out of its range. Hours go from 1 to 2,160, scores from 0 to 1, tokens from 0.",
        Refusal.NothingSaid => "Say what is enforced: a position of the stream, or the ids of decisions.",
        Refusal.TooMany => "That is too many at once, or a number below zero. Send at most 1,000 decisions, or one position.",
        Refusal.EffectInTheFuture => "The effect lies in the future by this console's clock. Acknowledge once it is there, and set the point's clock.",
        Refusal.PositionUnknown => "Nothing so late was ever decided here. Acknowledge what the stream told, or start again with startup=true.",
        Refusal.AddressWrong => "Give a whole address that starts with https:// or http://, without a user name, a password or a fragment.",
        Refusal.NothingChosen => "Choose at least one kind of decision.",
        Refusal.TextGone => "The text is not stored: it was never sent, or its retention has passed.",
    };
}
