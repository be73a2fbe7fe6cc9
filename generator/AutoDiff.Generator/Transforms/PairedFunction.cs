using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A function that the runtime computes together with another of the same argument.</summary>
/// <param name="Code">The call that computes both, with a hole for the argument.</param>
/// <param name="Part">The part of the pair that is this function.</param>
/// <param name="Argument">The argument of the pair.</param>
/// <param name="Type">The function's type.</param>
/// <param name="PairType">The pair's type.</param>
/// <param name="Products">The temporaries that the function's own argument is made of, which a pair does not read.</param>
internal sealed record PairedFunction(
    string Code, string Part, VariableOperand Argument, IrType Type, AggregateType PairType, EquatableArray<int> Products);
