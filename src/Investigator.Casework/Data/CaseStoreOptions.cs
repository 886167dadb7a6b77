namespace Investigator.Casework.Data;

/// <summary>Where cases are kept. Read from <c>Casework:Provider</c>, <c>Casework:ProducerName</c> and <c>ConnectionStrings:Casework</c>.</summary>
public sealed class CaseStoreOptions
{
    /// <summary>Default: SQLite, a file in the data folder. SQL Server when several servers share the cases, or when policy asks for it.</summary>
    public CaseStoreProvider Provider { get; set; } = CaseStoreProvider.Sqlite;

    /// <summary>How to reach the store. On SQLite it may stay empty: then it is <c>casework.db</c> in the data folder. On SQL Server it is needed.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The provider's name as partners read it in a bundle. Default: "Investigator".</summary>
    public string ProducerName { get; set; } = "Investigator";
}

/// <summary>The engines that can keep cases.</summary>
public enum CaseStoreProvider
{
    Sqlite,
    SqlServer,
}
