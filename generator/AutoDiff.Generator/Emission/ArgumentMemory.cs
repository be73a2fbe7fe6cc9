using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>What a companion that runs the member several times does with its arguments: what the member may overwrite is put back before
/// each run, and shadows lie on a tape.</summary>
internal sealed class ArgumentMemory(DifferentiableMember member, LocalNames names, string tape, IndentedWriter writer)
{
    /// <summary>For each parameter that the member may write to: the local with what it held on entry.</summary>
    private readonly Dictionary<IrParameter, string> starts = [];

    public static string AsSpan(IrParameter parameter, string name) =>
        parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array } ? $"global::System.MemoryExtensions.AsSpan({name})" : name;

    /// <summary>Whether the member may write to memory of its arguments, which then has to be put back.</summary>
    public static bool KeepsMemory(DifferentiableMember member)
    {
        bool writesArrays = MemoryWrites.Any(member.Method);
        return member.Method.Parameters.Any(parameter => parameter.Variable.Type is SequenceType && IsKept(parameter, writesArrays));
    }

    private static bool IsKept(IrParameter parameter, bool writesArrays) => parameter switch
    {
        { Variable.Type: not SequenceType } => parameter.Mode == PassingMode.Ref,
        { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Span } } => true,
        { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Array } } => writesArrays,
        _ => false,
    };

    /// <param name="condition">A variable that says whether there is more than one run; null if there may always be.</param>
    public void Save(string? condition = null)
    {
        bool writesArrays = MemoryWrites.Any(member.Method);
        foreach (IrParameter parameter in member.Method.Parameters.Where(parameter => IsKept(parameter, writesArrays)))
        {
            string name = Keywords.Escape(parameter.Variable.Name);
            starts[parameter] = names.New(parameter.Variable.Name + "Start");
            if (parameter.Variable.Type is not SequenceType sequence)
            {
                writer.Line($"{parameter.Variable.Type.Code} {starts[parameter]} = {name};");
                continue;
            }

            string count = WrapperText.Count(parameter);
            string length = condition is null ? count : $"{condition} ? {count} : 0";
            writer.Line($"global::System.Span<{sequence.Element.Code}> {starts[parameter]} = {tape}.Reserve<{sequence.Element.Code}>({length});");
            When(condition, $"{AsSpan(parameter, name)}.CopyTo({starts[parameter]});");
        }
    }

    /// <param name="condition">What says whether something has run before; null if it always may have.</param>
    public void Restore(string? condition = null)
    {
        foreach (KeyValuePair<IrParameter, string> start in starts)
        {
            string name = Keywords.Escape(start.Key.Variable.Name);
            When(condition, start.Key.Variable.Type is SequenceType ? $"{start.Value}.CopyTo({name});" : $"{name} = {start.Value};");
        }
    }

    private void When(string? condition, string line)
    {
        if (condition is null)
        {
            writer.Line(line);
            return;
        }

        writer.Line($"if ({condition})");
        writer.Open();
        writer.Line(line);
        writer.Close();
    }

    /// <summary>Declares a shadow of a parameter's memory, filled with zeros.</summary>
    public string Scratch(IrParameter parameter, string suffix, RealType real)
    {
        string local = names.New(parameter.Variable.Name + suffix);
        string length = WrapperText.Count(parameter);
        writer.Line(parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array } array
            ? $"{array.Code} {local} = new {array.Element.Code}[{length}];"
            : $"global::System.Span<{real.Code}> {local} = {tape}.ReserveCleared<{real.Code}>({length});");
        return local;
    }
}
