using Investigator.Casework.Data;
using Investigator.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Linking;

internal static class LinkingTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Link> Links => db.Set<Link>();

        public DbSet<Cluster> Clusters => db.Set<Cluster>();

        public DbSet<ClusterMember> ClusterMembers => db.Set<ClusterMember>();
    }
}
