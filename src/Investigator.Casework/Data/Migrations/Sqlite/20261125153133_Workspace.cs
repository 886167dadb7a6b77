using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Workspace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_State_Score",
                table: "QueueEntry");

            migrationBuilder.AddColumn<long>(
                name: "DueAt",
                table: "QueueEntry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Family",
                table: "QueueEntry",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Folded",
                table: "QueueEntry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsWaiting",
                table: "QueueEntry",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Judgements",
                table: "QueueEntry",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<double>(
                name: "Priority",
                table: "QueueEntry",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "Queue",
                table: "QueueEntry",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "General");

            migrationBuilder.AddColumn<string>(
                name: "Segment",
                table: "QueueEntry",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "SnoozedUntil",
                table: "QueueEntry",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Tokens",
                table: "QueueEntry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What is there already waits as before, each with the time that the rest of the queue has.
            migrationBuilder.Sql("""
                UPDATE "QueueEntry" SET "IsWaiting" = "State" <> 2, "Priority" = "Score", "DueAt" = "OpenedAt" + 2592000000000;
                """);

            migrationBuilder.CreateTable(
                name: "BulkAnswer",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Why = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkAnswer", x => new { x.JobId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "BulkJob",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MovedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Acted = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    StopAsked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkJob", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Colleague",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Colleague", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QueueRouting",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueRouting", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_AssigneeName_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "AssigneeName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_DueAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Exchanges_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Exchanges", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_FirstSeenAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "FirstSeenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_LastSeenAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "LastSeenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_OpenedAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Priority_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Priority_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Queue", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Queue", "SnoozedUntil", "DueAt", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Score_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Score", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Size_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Size", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkJob_StartedAt",
                table: "BulkJob",
                column: "StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BulkAnswer");

            migrationBuilder.DropTable(
                name: "BulkJob");

            migrationBuilder.DropTable(
                name: "Colleague");

            migrationBuilder.DropTable(
                name: "QueueRouting");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_AssigneeName_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_DueAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Exchanges_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_FirstSeenAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_LastSeenAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_OpenedAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Priority_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Priority_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Score_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Size_Id",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Family",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Folded",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "IsWaiting",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Judgements",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Queue",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Segment",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Tokens",
                table: "QueueEntry");

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_State_Score",
                table: "QueueEntry",
                columns: new[] { "State", "Score" });
        }
    }
}
