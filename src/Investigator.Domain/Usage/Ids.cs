namespace Investigator.Domain.Usage;

/// <summary>The billed account, as the provider names it (1 to 128 characters). Opaque and written by strangers: show it, never interpret it.</summary>
public readonly record struct AccountId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The id of one model request, unique per request: the idempotency key of ingest (1 to 128 characters).</summary>
public readonly record struct EventId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A conversation. Given by the sender, or derived: requests of one key less than 30 minutes apart form one.</summary>
public readonly record struct SessionId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The id of an API key, never the key itself.</summary>
public readonly record struct ApiKeyId(string Value)
{
    public override string ToString() => Value;
}
